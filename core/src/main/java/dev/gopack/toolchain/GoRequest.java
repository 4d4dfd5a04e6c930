package dev.gopack.toolchain;

import dev.gopack.model.Architecture;
import dev.gopack.model.GoBuild;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One program that is wanted. Two that are equal are built once.
 *
 * @param build what is built, and how
 * @param directory where relative paths start
 * @param architecture what processor it is for
 * @param level the least of these processors that it has to run on, as a setting of the toolchain such as
 *     {@code GOAMD64=v2}; empty for every processor of the architecture
 * @param date what a C compiler is to take for the time, if anything
 * @param reproduce whether to build it twice and to refuse it if the two differ
 */
public record GoRequest(
        GoBuild build,
        Path directory,
        Architecture architecture,
        Optional<String> level,
        Optional<Instant> date,
        boolean reproduce) {

    /** Refuses a request for nothing. */
    public GoRequest {
        if (!build.isGiven()) {
            throw new IllegalArgumentException("there is nothing to build");
        }
    }
}
