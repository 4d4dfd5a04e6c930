/** What Gopack knows of distribution releases: a bundled table, each value with a mark that says where it comes from. */
@NullMarked
package dev.gopack.target;

import org.jspecify.annotations.NullMarked;
