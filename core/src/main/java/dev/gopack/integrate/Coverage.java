package dev.gopack.integrate;

import dev.gopack.go.BuildInfo;

/**
 * Where a service writes what ran of it, if its program was built with {@code go build -cover}: such a program says at its
 * end that it has no place for it unless GOCOVERDIR names one, and under most protections there is none that it may write
 * to. // docs: go.dev/doc/build-cover; systemd.exec(5), StateDirectory
 */
final class Coverage {

    /** The file beside the unit. */
    static final String FILE = "50-coverage.conf";

    private Coverage() {}

    /** True if the program counts. // source: go cmd/go/internal/load/pkg.go: -cover is among the settings of the build */
    static boolean isCountedBy(BuildInfo program) {
        return program.setting("-cover").filter("true"::equals).isPresent();
    }

    /**
     * What is said to systemd.
     *
     * @param directory below the one that systemd has for the state of services
     * @param states that directory, or the specifier for it
     */
    static UnitFile dropIn(String directory, String states) {
        return new UnitBuilder()
                .add("Service", "Environment", "GOCOVERDIR=" + states + "/" + directory)
                .add("Service", "StateDirectory", directory)
                .build();
    }
}
