package dev.gopack.fuzz;

import com.sun.management.ThreadMXBean;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Base64;

/** Gives one input to a reader and sees to it that the reader keeps its promises. */
final class Probe {

    /** CPU time that one input may take. */
    static final long NANOSECONDS = 2_000_000_000L;

    private static final int SHOWN = 2048;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long inputs;
    private long refused;
    private long slowest;

    /**
     * Reads the input.
     *
     * @param what where the input comes from
     * @throws AssertionError if the reader threw anything but what it may, or took too much
     */
    boolean check(Target target, byte[] input, String what) {
        Cost cost = read(target, input, what);
        if (cost.isTooMuch(target, input)) {
            cost = read(target, input, what); // the first to come to a class has paid for loading it
        }
        if (cost.isTooMuch(target, input)) {
            throw new AssertionError(cost + ": " + describe(target, input, what));
        }
        inputs++;
        refused += cost.taken ? 0 : 1;
        slowest = Math.max(slowest, cost.nanoseconds);
        return cost.taken;
    }

    /** What one input took. */
    private record Cost(boolean taken, long nanoseconds, long bytesAllocated) {
        boolean isTooMuch(Target target, byte[] input) {
            return nanoseconds > NANOSECONDS || bytesAllocated > target.memory() + 8L * input.length;
        }
    }

    private Cost read(Target target, byte[] input, String what) {
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        boolean taken;
        try {
            taken = target.reader().reads(input);
        } catch (FormatException e) {
            if (!e.file().startsWith(Target.INPUT) || e.offset() < 0) {
                throw new AssertionError(describe(target, input, what) + "\nno place: " + e.getMessage(), e);
            }
            taken = false;
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(describe(target, input, what), e);
        }
        return new Cost(
                taken, threads.getCurrentThreadCpuTime() - time, threads.getCurrentThreadAllocatedBytes() - memory);
    }

    long inputs() {
        return inputs;
    }

    long refused() {
        return refused;
    }

    /** CPU time of the input that took longest, in nanoseconds. */
    long slowest() {
        return slowest;
    }

    private static String describe(Target target, byte[] input, String what) {
        byte[] shown = Arrays.copyOf(input, Math.min(SHOWN, input.length));
        return target.name() + ", " + what + ", " + input.length + " bytes: "
                + Base64.getEncoder().encodeToString(shown);
    }
}
