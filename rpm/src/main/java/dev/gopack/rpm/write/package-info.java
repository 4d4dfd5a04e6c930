/**
 * From plan to file. The grammar of what is written:
 *
 * <pre>
 * Rpm             = Lead, SignatureHeader, zeros to a multiple of 8, MainHeader, Payload
 * SignatureHeader = Header with 62 region, [269 SHA-1], 273 SHA-256, 1000 size | 270 long size, [1004 MD5],
 *                   1007 payload size | 271 long payload size, 1008 reserved space
 *                   always {@link dev.gopack.rpm.write.SignatureHeader#SIZE} bytes, so that a signature fits in later
 * MainHeader      = Header with 63 region, 100 locales and what {@link dev.gopack.rpm.write.MainHeader} lists
 * Payload         = compressed cpio, see {@link dev.gopack.rpm.payload}
 * </pre>
 *
 * Header digests cover the main header from its magic to the end of its data; the MD5 covers main header and payload;
 * PAYLOADSHA256 in the main header covers the compressed payload, PAYLOADSHA256ALT the cpio archive. Files are written
 * in one pass: the sizes of both headers are known before any content is read, so the payload is written behind a gap,
 * and the headers, with the digests then known, into it. Only the MD5 needs a second look at the compressed payload,
 * since what it covers starts with the header.
 *
 * <p>// rpm docs/manual/format_v4.md, tags.md; source: rpm build/pack.cc, build/files.cc; observed: rpmbuild 4.18
 */
@NullMarked
package dev.gopack.rpm.write;

import org.jspecify.annotations.NullMarked;
