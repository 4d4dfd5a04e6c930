/** Entry point for rpm packages. */
@NullMarked
package dev.gopack.rpm;

import org.jspecify.annotations.NullMarked;
