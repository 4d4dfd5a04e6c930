/** Bytes in and out: bounded reading, atomic writing, spooling, digesting. Knows nothing of packages. */
@NullMarked
package dev.gopack.io;

import org.jspecify.annotations.NullMarked;
