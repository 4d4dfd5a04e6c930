/** What a package format offers to the rest: the service interface, and the values that pass through it. */
@NullMarked
package dev.gopack.format;

import org.jspecify.annotations.NullMarked;
