/** From what was asked for to what is there: versions, files on disk, scripts, times. Every default is decided here. */
@NullMarked
package dev.gopack.resolve;

import org.jspecify.annotations.NullMarked;
