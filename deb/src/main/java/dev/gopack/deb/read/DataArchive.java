package dev.gopack.deb.read;

import dev.gopack.format.PackageInfo.PackagedFile;
import java.util.List;
import java.util.Map;

/**
 * What a reader keeps of the data archive.
 *
 * @param files the entries except the root directory
 * @param kept contents of the files that were asked for, by path
 */
record DataArchive(List<PackagedFile> files, Map<String, byte[]> kept) {}
