package dev.gopack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Digests of 1 MiB: what no packager can do without, and so part of the limit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DigestBench {

    @Param({"MD5", "SHA-1", "SHA-256", "SHA-512"})
    String algorithm;

    private final byte[] data = new byte[1 << 20];
    private MessageDigest digest;

    @Setup
    public void fill() throws NoSuchAlgorithmException {
        new SplittableRandom(1).nextBytes(data);
        digest = MessageDigest.getInstance(algorithm);
    }

    @Benchmark
    public byte[] mebibyte() {
        return digest.digest(data);
    }
}
