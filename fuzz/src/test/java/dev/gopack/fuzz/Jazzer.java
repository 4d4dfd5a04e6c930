package dev.gopack.fuzz;

/** Where Jazzer's driver enters; the name of the target is its argument. */
public final class Jazzer {

    private static final Probe PROBE = new Probe();

    @SuppressWarnings("NullAway.Init")
    private static Target target;

    private Jazzer() {}

    /** Takes the target's name. */
    public static void fuzzerInitialize(String[] arguments) {
        target = Targets.named(arguments[0]);
    }

    /** Gives the reader one input. */
    public static void fuzzerTestOneInput(byte[] input) {
        PROBE.check(target, input, "jazzer");
    }
}
