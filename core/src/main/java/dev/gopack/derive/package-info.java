/** From what is in a package to its relations, each with its cause. */
@NullMarked
package dev.gopack.derive;

import org.jspecify.annotations.NullMarked;
