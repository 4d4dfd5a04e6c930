package dev.gopack.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One block of gzip from the middle of a program: our deflate beside the one that the Java runtime links. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompressionBench {

    private static final int BLOCK = 1 << 19;
    private static final int WINDOW = 1 << 15;

    @Param({"1", "6", "9"})
    int level;

    private final byte[] input = new byte[BLOCK];
    private final byte[] before = new byte[WINDOW];

    @Setup
    public void read() throws IOException {
        byte[] program = Files.readAllBytes(Path.of(System.getProperty("program")));
        int middle = program.length / 2;
        System.arraycopy(program, middle - WINDOW, before, 0, WINDOW);
        System.arraycopy(program, middle, input, 0, BLOCK);
    }

    @Benchmark
    public Object ourDeflate() {
        return Deflate.compress(input, BLOCK, before, WINDOW, level, false);
    }

    @Benchmark
    public Object deflateOfTheRuntime() {
        return SystemDeflate.compress(input, BLOCK, before, WINDOW, level, false);
    }
}
