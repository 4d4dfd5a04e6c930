/** rpm packages: planned, written and read. {@link dev.gopack.rpm.RpmFormat} is the way in; the rest is internal. */
@NullMarked
package dev.gopack.rpm;

import org.jspecify.annotations.NullMarked;
