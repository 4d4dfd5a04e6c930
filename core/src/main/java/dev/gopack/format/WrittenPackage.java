package dev.gopack.format;

import dev.gopack.model.Architecture;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A package that stands complete at its final path.
 *
 * @param path where
 * @param format which kind
 * @param name package name
 * @param evr epoch, version and release
 * @param architecture what it is for, by Go's name
 * @param size bytes
 * @param sha256 digest of the file, lower-case hexadecimal
 * @param elapsed time that writing took
 */
public record WrittenPackage(
        Path path,
        String format,
        String name,
        String evr,
        Architecture architecture,
        long size,
        String sha256,
        Duration elapsed) {}
