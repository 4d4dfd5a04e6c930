/**
 * OpenPGP as far as checking needs it: certificates, and signatures over bytes. Lengths are read here and nowhere else;
 * the library below sees packets that are whole. For bad content there is one exception,
 * {@link dev.gopack.report.FormatException}; a signature that is wrong is a result.
 */
@NullMarked
package dev.gopack.openpgp;

import org.jspecify.annotations.NullMarked;
