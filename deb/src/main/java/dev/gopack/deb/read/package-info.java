/**
 * The reader. It takes packages of anybody, as long as dpkg, apt and tar see one and the same package in them:
 *
 * <pre>
 * file     = magic member(debian-binary) member(control.tar[.gz|.xz|.zst])
 *            member(data.tar[.gz|.xz|.zst|.lzma|.bz2]) {member(_gpg...)}
 * member   = header content [pad]             header as in {@code write.ArWriter}, each name once
 * control  = [directory "./"] {file}          tar; files at the top level only
 * data     = {entry} zero zero {zero}         tar; v7, ustar or GNU, never pax
 * </pre>
 *
 * Refused although dpkg takes it, since another reader of the same file sees something else there: members in another
 * order, twice, or with names of their own; sizes with zeros in front, which apt reads as octal; anything behind the
 * last member or behind the end of a tar archive; absolute paths; the same path twice; paths with {@code ..}, with empty
 * parts or below a link; names that are not UTF-8; a control file with control characters. // docs: deb(5),
 * deb-control(5) // observed: dpkg 1.20 to 1.23, apt 2.2 to 3.3
 *
 * <p>Taken although dpkg refuses it on some systems: an entry whose parent directory is not in the archive, which may be
 * there already; and a package of another architecture. Both are no fault of the file.
 *
 * <p>Limits are in {@link dev.gopack.deb.read.DebLimits}.
 */
@NullMarked
package dev.gopack.deb.read;

import org.jspecify.annotations.NullMarked;
