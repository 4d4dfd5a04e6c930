package dev.gopack;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.OutputException;
import dev.gopack.reproduce.BuildRecord;
import dev.gopack.spec.Spec;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the records of packages. The contents are those that a strict reader finds in the finished package, which is thus
 * seen to be whole as well.
 */
final class Recorder {

    private final Formats formats;
    private final Spec spec;
    private final Optional<Instant> sourceDate;

    Recorder(Formats formats, Spec spec, Optional<Instant> sourceDate) {
        this.formats = formats;
        this.spec = spec;
        this.sourceDate = sourceDate;
    }

    /** Writes the record beside the package. */
    void write(PackagePlan plan, WrittenPackage written) {
        Path file = BuildRecord.beside(written.path());
        try (AtomicOutput output = AtomicOutput.open(file)) {
            java.io.Writer json = new BufferedWriter(Channels.newWriter(output.channel(), StandardCharsets.UTF_8));
            record(plan, written).toJson(json);
            json.flush();
            output.commit();
        } catch (IOException e) {
            throw new OutputException("cannot write " + file + ": " + GopackException.reason(e), e);
        }
    }

    /** True if a file is the record of that package. */
    static boolean isOf(Path file, ByteSource complete) throws IOException {
        try {
            return BuildRecord.read(file).isOf(complete);
        } catch (FormatException e) {
            return false;
        }
    }

    BuildRecord record(PackagePlan plan, WrittenPackage written) throws IOException {
        List<BuildRecord.Input> inputs = new ArrayList<>();
        PackageFormat format = formats.get(plan.format());
        try (ByteSource source = ByteSource.of(written.path())) {
            format.read(source, (path, size) -> Optional.of(new Content(path, inputs)));
        }
        return BuildRecord.of(spec, plan, written, sourceDate, inputs);
    }

    /** Digests one content. */
    private static final class Content extends FilterOutputStream {

        private final String path;
        private final List<BuildRecord.Input> inputs;
        private final MessageDigest sha256 = Digests.sha256();
        private long size;

        Content(String path, List<BuildRecord.Input> inputs) {
            super(OutputStream.nullOutputStream());
            this.path = path;
            this.inputs = inputs;
        }

        @Override
        public void write(int b) {
            sha256.update((byte) b);
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sha256.update(bytes, offset, length);
            size += length;
        }

        @Override
        public void close() {
            inputs.add(new BuildRecord.Input(path, size, Digests.hex(sha256)));
        }
    }
}
