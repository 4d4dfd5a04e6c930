package dev.gopack;

import dev.gopack.model.KeyChoice;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.SignSettings;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import dev.gopack.sign.SecretPaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files of keys as those of contents are found: beside the spec, or else in the working directory. */
final class KeyPlaces {

    private final PackageSpec spec;
    private final Path workingDirectory;
    private final Report.Collector findings;

    private KeyPlaces(PackageSpec spec, Path workingDirectory, Report.Collector findings) {
        this.spec = spec;
        this.workingDirectory = workingDirectory;
        this.findings = findings;
    }

    /** The same package with the files where they are. */
    static PackageSpec find(PackageSpec spec, Path workingDirectory, Report.Collector findings) {
        SignSettings sign = spec.sign();
        if (!sign.isAsked()) {
            return spec;
        }
        KeyPlaces places = new KeyPlaces(spec, workingDirectory, findings);
        List<KeyChoice> found = new ArrayList<>();
        sign.keys().forEach(key -> found.add(places.find(key)));
        return spec.toBuilder().sign(sign.withKeys(found)).build();
    }

    private KeyChoice find(KeyChoice key) {
        if (key instanceof KeyChoice.KeyFile file) {
            Optional<Path> passphrase = file.passphraseFile().map(path -> find(path, SecretPaths.isPassphrase(path)));
            return new KeyChoice.KeyFile(find(file.file()), file.keyId(), passphrase, file.passphraseVariables());
        }
        if (key instanceof KeyChoice.Command command) {
            return new KeyChoice.Command(command.command(), command.form(), find(command.file()), command.keyId());
        }
        if (key instanceof KeyChoice.Gpg gpg) {
            return new KeyChoice.Gpg(gpg.keyId(), gpg.home().map(this::find));
        }
        return key;
    }

    private @Nullable SourcePosition position() {
        return Stream.of("sign.key_file", "rpm.signature.key_file", "deb.signature.key_file", "sign")
                .flatMap(key -> spec.position(key).stream())
                .findFirst()
                .orElse(null);
    }

    private Path find(Path file) {
        return find(file, SecretPaths.isKey(file));
    }

    private Path find(Path file, boolean hidden) {
        for (Path base : List.of(spec.directory(), workingDirectory)) {
            Path candidate = base.resolve(file);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        findings.add(GopackRules.NO_KEY
                .finding("no such file: "
                        + (hidden
                                ? "its name is not shown, since it may be the secret itself"
                                : GopackException.quote(file.toString()))
                        + ", which is to sign the package")
                .at(position()));
        return file;
    }
}
