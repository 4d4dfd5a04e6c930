package dev.gopack.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A reader, and what it is tried with.
 *
 * @param name word on the command line of bench/fuzz
 * @param memory the most that reading one input may allocate, besides eight times its size
 * @param seeds right files, and such as were wrong once
 * @param mutants makes wrong ones that get past the first check
 */
public record Target(String name, long memory, Reader reader, List<byte[]> seeds, Mutants mutants) {

    /** What the reader may allocate, and so the heap that it needs at the most. */
    static final long MEMORY = 64L << 20;

    /** The name that inputs have in messages. */
    public static final String INPUT = "input";

    /** Reads one input as far as it goes. */
    @FunctionalInterface
    public interface Reader {

        /**
         * True if it was taken, false if it was refused with findings.
         *
         * @throws dev.gopack.report.FormatException if it was refused; nothing else is allowed
         */
        boolean reads(byte[] input) throws IOException;
    }

    /** Makes wrong files out of right ones. */
    @FunctionalInterface
    public interface Mutants {

        /** The next one; the same for the same numbers. */
        byte[] next(SplittableRandom random);
    }

    static Target of(String name, Reader reader, List<byte[]> seeds, Mutants mutants) {
        return new Target(name, MEMORY, reader, seeds, mutants);
    }
}
