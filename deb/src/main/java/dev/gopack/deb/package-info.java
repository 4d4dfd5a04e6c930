/** Entry point for deb packages. */
@NullMarked
package dev.gopack.deb;

import org.jspecify.annotations.NullMarked;
