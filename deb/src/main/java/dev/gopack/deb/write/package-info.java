/** The writer. */
@NullMarked
package dev.gopack.deb.write;

import org.jspecify.annotations.NullMarked;
