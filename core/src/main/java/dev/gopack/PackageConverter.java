package dev.gopack;

import dev.gopack.archive.Workers;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageFormat;
import dev.gopack.format.SharedPayloads;
import dev.gopack.format.SignatureChange;
import dev.gopack.format.WriteContext;
import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Failures;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes packages of other forms of packages that are there. Has no state. */
public final class PackageConverter {

    private static final String RPM = "rpm";

    private PackageConverter() {}

    /**
     * Makes an rpm of another format, with the same files. What is made is complete or not there, and has no signature, since
     * that was one of another header: sign it with a {@link PackageSigner}.
     *
     * @param format 6
     * @param from an rpm of format 4
     * @param to where the new one goes; another file than {@code from}
     * @return true if the signatures of the old one are lost
     * @throws FormatException if {@code from} is no rpm, or not what its digests say
     * @throws InputException if there is no such format, or it is of that format already
     * @throws dev.gopack.report.OutputException if {@code to} cannot be written
     */
    public static boolean rpmFormat(int format, Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.isSameFile(from, to)) {
            throw new InputException(to + " is the package itself; name another directory for the new one");
        }
        Formats formats = Formats.load();
        try (ByteSource source = ByteSource.of(from)) {
            PackageFormat rpm = formats.of(source)
                    .filter(one -> one.id().equals(RPM))
                    .orElseThrow(() -> new FormatException(from.toString(), 0, "not an rpm package"));
            boolean signed = !rpm.signable(source, new SignatureChange(true, RpmSignature.USUAL, DebSignature.USUAL))
                    .signatures()
                    .isEmpty();
            try (AtomicOutput output = AtomicOutput.open(to);
                    Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
                rpm.convert(
                        source,
                        format,
                        output.channel(),
                        new WriteContext(output.directory(), workers, SharedPayloads.NONE, BuildListener.NONE));
                rpm.read(output.reread());
                output.commit();
            } catch (IOException e) {
                throw Failures.of(to, e);
            }
            return signed;
        }
    }
}
