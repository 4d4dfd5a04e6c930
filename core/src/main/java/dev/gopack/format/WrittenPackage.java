package dev.gopack.format;

import dev.gopack.model.Architecture;
import dev.gopack.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A package that stands complete at its final path.
 *
 * @param path where
 * @param format which kind
 * @param name package name
 * @param evr epoch, version and release
 * @param architecture what it is for, by Go's name
 * @param target the release of a distribution that it is for; empty if it is for all that the format serves
 * @param size bytes
 * @param sha256 digest of the file, lower-case hexadecimal; empty if it was not asked for
 * @param elapsed time that writing took
 */
public record WrittenPackage(
        Path path,
        String format,
        String name,
        String evr,
        Architecture architecture,
        Optional<Target> target,
        long size,
        String sha256,
        Duration elapsed) {}
