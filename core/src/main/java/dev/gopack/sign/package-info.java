/**
 * OpenPGP signatures: who makes them, over what, in which form. Knows nothing of packages. Keys and signatures are read with
 * Bouncy Castle, which no signature of a public method shows.
 */
@NullMarked
package dev.gopack.sign;

import org.jspecify.annotations.NullMarked;
