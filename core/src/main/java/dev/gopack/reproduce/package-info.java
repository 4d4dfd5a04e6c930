/** What a package was built from, and whether it comes out the same again. */
@NullMarked
package dev.gopack.reproduce;

import org.jspecify.annotations.NullMarked;
