/** The gopack command: reads arguments, shows results, sets the exit code. Decides nothing that the library could not. */
@NullMarked
package dev.gopack.cli;

import org.jspecify.annotations.NullMarked;
