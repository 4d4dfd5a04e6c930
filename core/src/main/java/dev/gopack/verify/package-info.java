/**
 * Whether a package is what it claims to be, and who says so: what formats find out is gathered here and weighed by a
 * policy.
 */
@NullMarked
package dev.gopack.verify;

import org.jspecify.annotations.NullMarked;
