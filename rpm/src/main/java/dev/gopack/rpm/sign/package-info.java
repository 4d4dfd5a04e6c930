/** Signatures in rpm packages: which tags they stand in, and the space that is kept for them. */
@NullMarked
package dev.gopack.rpm.sign;

import org.jspecify.annotations.NullMarked;
