/**
 * The archive within an rpm: cpio in the form that rpm uses.
 *
 * <pre>
 * Payload  = {Entry}, Trailer                                     everything padded with zeros to 4 bytes
 * Entry    = Header, data(filesize)
 * Header   = "070701", {8 hex digits}13, name, NUL                ino mode uid gid nlink mtime filesize devmajor devminor
 *                                                                 rdevmajor rdevminor namesize check
 *          | "07070X", 8 hex digits                               number of the file in the main header
 * Trailer  = Header with the name TRAILER!!!, nlink 1, all else 0
 * </pre>
 *
 * The second form carries no size, so it has none of cpio's limits; rpm uses it when any file has 4 GiB - 1 or more.
 * // rpm docs/manual/format_v4.md, Payload; cpio(5); source: rpm lib/cpio.cc
 */
@NullMarked
package dev.gopack.rpm.payload;

import org.jspecify.annotations.NullMarked;
