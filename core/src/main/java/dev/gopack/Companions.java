package dev.gopack;

import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.report.OutputException;
import dev.gopack.reproduce.BuildRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a package and speaks of its bytes: detached signatures, and the record of its build. Whenever the
 * process ends, what is there fits the package that is there.
 */
final class Companions implements Closeable {

    private final Path target;
    private final boolean replaces;
    private final @Nullable AtomicOutput signature;

    private Companions(Path target, boolean replaces, @Nullable AtomicOutput signature) {
        this.target = target;
        this.replaces = replaces;
        this.signature = signature;
    }

    /**
     * Those of a package that is about to get its name.
     *
     * @param complete the package
     * @param signatures what is to stand beside it; empty for nothing
     */
    static Companions of(Path target, ByteSource complete, byte[] signatures) throws IOException {
        boolean any = signatures.length > 0 || SignaturesBeside.mayBe(target);
        boolean replaces = any && Files.isRegularFile(target) && !isSame(target, complete);
        if (signatures.length == 0) {
            return new Companions(target, replaces, null);
        }
        AtomicOutput output = AtomicOutput.open(SignaturesBeside.armored(target));
        try {
            Channels.newOutputStream(output.channel()).write(signatures);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
        return new Companions(target, replaces, output);
    }

    private static boolean isSame(Path file, ByteSource complete) throws IOException {
        try (ByteSource there = ByteSource.of(file)) {
            return there.size() == complete.size() && Digests.sha256Of(there).equals(Digests.sha256Of(complete));
        }
    }

    /**
     * Gives the package its name, and its signatures theirs. A new package is never seen without its signatures; where
     * another one stood, the old signatures go before it does, and the new ones come after.
     */
    void commit(AtomicOutput output, ByteSource complete) throws IOException {
        if (replaces) {
            SignaturesBeside.of(target, List.of(), false).delete();
        }
        removeForeignRecord(complete);
        if (signature == null) {
            output.commit();
        } else if (replaces) {
            output.commit();
            signature.commit();
        } else {
            signature.commit();
            try {
                output.commit();
            } catch (OutputException e) {
                if (!Files.exists(target)) { // otherwise it is the same package, which they fit
                    Files.deleteIfExists(SignaturesBeside.armored(target));
                }
                throw e;
            }
        }
    }

    private void removeForeignRecord(ByteSource complete) throws IOException {
        Path record = BuildRecord.beside(target);
        if (Files.isRegularFile(record) && !Recorder.isOf(record, complete)) {
            Files.delete(record);
        }
    }

    @Override
    public void close() throws IOException {
        if (signature != null) {
            signature.close();
        }
    }
}
