/**
 * What a Go module imports, read from its sources as {@code go list} reads them: which files a build takes, what they
 * import, and where each import comes from. Needs no Go; touches no network. {@link dev.gopack.imports.ImportScan} is
 * where to begin.
 */
@NullMarked
package dev.gopack.imports;

import org.jspecify.annotations.NullMarked;
