package dev.gopack.deb.read;

import dev.gopack.format.PackageInfo.PackagedFile;
import java.util.List;
import java.util.Map;

/**
 * What a reader keeps of the data archive.
 *
 * @param files the entries except the root directory
 * @param kept contents of the files that were asked for, by path
 * @param bytes sum of the sizes of all files
 * @param kib what Installed-Size is by dpkg's formula
 */
record DataArchive(List<PackagedFile> files, Map<String, byte[]> kept, long bytes, long kib) {}
