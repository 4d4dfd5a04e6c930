/** Entry point for deb packages: {@link dev.gopack.deb.DebFormat}. */
@NullMarked
package dev.gopack.deb;

import org.jspecify.annotations.NullMarked;
