package dev.gopack;

import dev.gopack.format.PackageFormat;
import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.DetachedSignatures;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.verify.CheckedSignature;
import dev.gopack.verify.Coverage;
import dev.gopack.verify.Findings;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says whether package files are what they claim to be: structure, digests, signatures, agreement of their parts. What is
 * wrong with a package is in the result and never an exception. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Verifier verifier = Verifier.builder().keys(KeyRing.read(Path.of("vendor.asc"))).build();
 * Verification result = verifier.verify(Path.of("tool-1.0-1.x86_64.rpm"));
 * if (!result.isOk()) {
 *     result.refusing().forEach(finding -> log(finding.toString()));
 * }
 * }</pre>
 */
public final class Verifier {

    private static final int AT_ONCE = 64;
    private static final List<String> DETACHED = List.of(".asc", ".sig");

    private final Formats formats;
    private final VerifyOptions options;
    private final int threads;

    private Verifier(Builder from) {
        this.formats = Formats.load();
        this.options = new VerifyOptions(from.keys, from.now == null ? Instant.now() : from.now, from.policy);
        this.threads = from.threads;
    }

    /** Starts without keys, with the default policy. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Verifies a package. A signature in a file of the same name with {@code .asc} or {@code .sig} counts as one of the
     * package.
     */
    public Verification verify(Path file) {
        Findings findings = new Findings();
        String format = "";
        boolean read = false;
        try (ByteSource source = ByteSource.of(file)) {
            Optional<PackageFormat> known = formats.of(source);
            if (known.isPresent()) {
                format = known.get().id();
                known.get().verify(source, options, findings);
                for (String suffix : DETACHED) {
                    detached(source, file.resolveSibling(file.getFileName() + suffix), findings);
                }
            } else {
                findings.add(
                        VerifyRules.UNKNOWN_FORMAT,
                        file + " is not a package of a known format (" + String.join(", ", formats.names()) + ")");
            }
            read = true;
        } catch (IOException e) {
            findings.add(VerifyRules.UNREADABLE, file + ": " + GopackException.reason(e));
        } catch (OutOfMemoryError e) {
            // the other files of a run are still to be looked at, and what this one held is free again
            findings.add(VerifyRules.UNREADABLE, file + ": it needs more memory than Java has; give it more with -Xmx");
        }
        return read
                ? findings.conclude(file.toString(), format, options)
                : findings.unread(file.toString(), format, options);
    }

    /** Verifies many packages at the same time. The results come in the order of the files. */
    public void verifyAll(List<Path> files, Consumer<Verification> results) {
        int step = AT_ONCE * threads;
        for (int from = 0; from < files.size(); from += step) {
            List<Path> some = files.subList(from, Math.min(files.size(), from + step));
            Parallel.run(some, threads, this::verify).forEach(results);
        }
    }

    private void detached(ByteSource source, Path file, Findings findings) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String name = String.valueOf(file.getFileName());
        try {
            DetachedSignatures.check(file, source, options.keys(), options.now())
                    .forEach(result ->
                            findings.add(new CheckedSignature(name, "the whole file", Coverage.WHOLE, result)));
        } catch (FormatException e) {
            findings.add(VerifyRules.BROKEN_SIGNATURE, String.valueOf(e.getMessage()));
        }
    }

    /** Settings of a {@link Verifier}. */
    public static final class Builder {
        private KeyRing keys = KeyRing.EMPTY;
        private @Nullable Instant now;
        private VerifyPolicy policy = VerifyPolicy.DEFAULT;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /** Who is trusted to sign. With any key, packages have to have a good signature. */
        public Builder keys(KeyRing value) {
            keys = value;
            return this;
        }

        /** When keys and signatures have to be valid; if not set, now. */
        public Builder at(Instant value) {
            now = value;
            return this;
        }

        /** What is asked of packages. */
        public Builder policy(VerifyPolicy value) {
            policy = value;
            return this;
        }

        /** How many packages are verified at the same time, at least 1; if not set, one a processor. */
        public Builder threads(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("at least one thread is needed");
            }
            threads = value;
            return this;
        }

        /** The immutable result. */
        public Verifier build() {
            return new Verifier(this);
        }
    }
}
