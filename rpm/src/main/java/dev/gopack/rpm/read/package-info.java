/**
 * From file to facts, strictly and in bounded memory: structure, digests, agreement of header and payload. For bad
 * content there is one exception, {@link dev.gopack.report.FormatException}; a digest that is wrong is a result.
 */
@NullMarked
package dev.gopack.rpm.read;

import org.jspecify.annotations.NullMarked;
