/**
 * Whether an rpm is what it claims to be: structure, digests, signatures, and whether headers and payload tell of the same
 * files. Bad content is a finding, never an exception.
 *
 * <pre>
 * lead             covered by nothing
 * signature header covered by nothing; nothing in it is believed but what proves itself
 * main header      covered by its digests and by signatures 267, 268 and 278
 * payload          covered by digests in the main header and by signatures 1002 and 1005
 * </pre>
 */
@NullMarked
package dev.gopack.rpm.verify;

import org.jspecify.annotations.NullMarked;
