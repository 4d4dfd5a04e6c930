/** What the files of a package are: programs, libraries, scripts. Reads them, decides nothing. */
@NullMarked
package dev.gopack.scan;

import org.jspecify.annotations.NullMarked;
