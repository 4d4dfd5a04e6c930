/** From a few words to what joins a package to its system: units, users, certificates, and what happens to them. */
@NullMarked
package dev.gopack.integrate;

import org.jspecify.annotations.NullMarked;
