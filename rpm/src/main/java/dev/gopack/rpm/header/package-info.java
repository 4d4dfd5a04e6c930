/**
 * The binary structures of an rpm file, without policy: lead, header, tags.
 *
 * <pre>
 * Lead   = ED AB EE DB, major, minor, type(2), archnum(2), name(66), osnum(2), sigtype(2), zeros(16)       96 bytes
 * Header = 8E AD E8 01 00 00 00 00, il(4), dl(4), Index{il}, data(dl)                        all numbers big-endian
 * Index  = tag(4), type(4), offset(4), count(4)                                     offset counts from start of data
 * </pre>
 *
 * The first index entry is the region: its 16 bytes of data are the last of all and hold an index entry of their own
 * whose offset is minus the size of the index, so they say which entries a digest or signature covers.
 * // rpm docs/manual/format_header.md, format_lead.md; source: rpm lib/header.cc, lib/rpmlead.cc
 */
@NullMarked
package dev.gopack.rpm.header;

import org.jspecify.annotations.NullMarked;
