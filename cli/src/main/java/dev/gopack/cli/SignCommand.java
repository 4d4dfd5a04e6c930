package dev.gopack.cli;

import dev.gopack.PackageSigner;
import dev.gopack.SourceDate;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import dev.gopack.report.SigningException;
import dev.gopack.sign.ExternalSigner;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.Signer;
import dev.gopack.verify.SignerCheckup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack sign}. */
@Command(
        name = "sign",
        description = {
            "Sign rpm and deb packages that are there, sign them anew, or take their signatures away.",
            "All else of a package stays as it is, and a file stays as it was if anything fails.",
            "Prints the path of each package on a line of its own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack sign dist/*.rpm dist/*.deb --key release.asc      asks for the passphrase, once",
            "  gopack sign tool.rpm --key new.asc --passphrase-file w --resign   other signatures instead",
            "  gopack sign tool.rpm --key a.asc --key b.asc             the signatures of both",
            "  gopack sign tool.rpm --delete-signatures                 the package as it was before",
            "  gopack sign tool.rpm --gpg 0123456789ABCDEF              gpg signs, with a card if it has one",
            "  gopack sign tool.rpm --export-digest step                what is to be signed, for elsewhere;",
            "  gopack sign tool.rpm --import-signature step --key public.asc   and then its signature"
        })
final class SignCommand implements Callable<Integer> {

    private static final List<String> BESIDE = List.of(".asc", ".sig");
    private static final List<String> SIGNATURES = List.of(".asc", ".sig", ".raw");

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Package files; signatures and records beside one of them are passed over.")
    List<Path> files = new ArrayList<>();

    @Mixin
    SignerOptions signers = new SignerOptions();

    @Option(names = "--resign", description = "Take the signatures away that a package has, and sign it anew.")
    boolean resign;

    @Option(names = "--delete-signatures", description = "Take all signatures away.")
    boolean delete;

    @Option(
            names = "--export-digest",
            paramLabel = "DIR",
            description =
                    "Sign nothing: write what is to be signed into the directory, as FILE.header or FILE.contents;"
                            + " with --key, digests for devices and services that make plain signatures.")
    @Nullable
    Path exportTo;

    @Option(
            names = "--import-signature",
            paramLabel = "DIR",
            description = "Take the signatures of --key from the directory, where they stand beside what was exported:"
                    + " .sig or .asc, plain ones .raw.")
    @Nullable
    Path importFrom;

    @Option(names = "--hash", paramLabel = "DIGEST", description = "sha256, sha384 or sha512. Default: sha512.")
    String hash = HashAlgorithm.SHA512.word();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "When signatures say that they were made, such as 2026-11-28T12:00:00Z. If not given,"
                    + " SOURCE_DATE_EPOCH or the time of the package, or that of the key if it is newer.")
    @Nullable
    String time;

    @Option(names = "--detached", description = "Write a signature of the whole file beside it, too: FILE.asc.")
    boolean detached;

    @Option(
            names = "--rpm-header-and-payload",
            description = "Sign header and payload of an rpm together, too, for tools before rpm 4.14.")
    boolean headerAndPayload;

    @Option(
            names = "--rpm-openpgp",
            description = "Write signatures of an rpm of format 4 into the tag of format 6, too.")
    boolean openPgp;

    @Option(
            names = "--deb-type",
            paramLabel = "ROLE",
            description = "origin, maint or archive; for dpkg-sig any, builder if not given. Default: origin.")
    @Nullable
    String role;

    @Option(names = "--deb-method", paramLabel = "METHOD", description = "debsign or dpkg-sig. Default: debsign.")
    String method = "debsign";

    SignCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        files = Beside.without(files);
        checkOptions();
        return Stopping.interruptible(this::sign);
    }

    private int sign() throws IOException {
        if (exportTo != null) {
            export(builder().build(), exportTo);
        } else if (importFrom != null) {
            for (Path file : files) {
                PackageSigner.Builder builder = builder();
                for (Signer signer : imported(importFrom, file)) {
                    builder.signer(signer);
                    warn(signer);
                }
                change(builder.build(), file);
            }
        } else {
            try (SignerOptions.Opened opened = signers.open(command.commandLine())) {
                PackageSigner.Builder builder = builder();
                opened.signers().forEach(builder::signer);
                opened.signers().forEach(this::warn);
                PackageSigner signer = builder.build();
                for (Path file : files) {
                    change(signer, file);
                }
            }
        }
        return ExitCodes.OK;
    }

    private void warn(Signer signer) {
        SignerCheckup.ended(signer).ifPresent(finding -> console.say(finding.toString()));
    }

    private void checkOptions() {
        if (delete && (resign || detached || !signers.isEmpty())) {
            throw wrong("--delete-signatures needs no key, and makes no signature");
        }
        if ((exportTo != null ? 1 : 0) + (importFrom != null ? 1 : 0) + (delete ? 1 : 0) > 1) {
            throw wrong("--export-digest, --import-signature and --delete-signatures exclude each other");
        }
        if ((exportTo != null || importFrom != null) && !signers.areFilesAlone()) {
            throw wrong("in two steps --key names the public key, and there is neither gpg nor a command");
        }
        if ((importFrom != null || exportTo != null) && detached) {
            throw wrong("a signature of the whole file cannot be made in two steps: sign the file that comes out");
        }
        if (!delete && exportTo == null && signers.isEmpty()) {
            throw wrong("nobody is named who signs; give --key FILE");
        }
    }

    private PackageSigner.Builder builder() {
        PackageSigner.Builder builder = PackageSigner.builder()
                .hash(HashAlgorithm.of(hash).orElseThrow(() -> wrong("--hash: not sha256, sha384 or sha512: " + hash)))
                .rpm(new RpmSignature(headerAndPayload, openPgp))
                .deb(deb())
                .detached(detached);
        SourceDate.fromEnvironment().ifPresent(builder::date);
        if (time != null) {
            Instant at = Times.ofSignature(command.commandLine(), "--time", time);
            if (SignerCheckup.isYetToCome(at)) {
                console.say("warning: --time " + at
                        + " is yet to come: until then, whoever verifies refuses the signature");
            }
            builder.time(at);
        }
        return builder;
    }

    private void export(PackageSigner signer, Path directory) throws IOException {
        SameNames.refuse(command.commandLine(), "--export-digest", files);
        for (Path file : files) {
            List<Path> written = new ArrayList<>();
            if (signers.isEmpty()) {
                written.addAll(signer.export(file, directory));
            }
            for (SignerOptions.Key key : signers.keys) {
                written.addAll(signer.exportDigests(file, directory, KeyFile.read(key.file), key.id));
            }
            written.forEach(console.out()::println);
        }
    }

    private List<Signer> imported(Path directory, Path file) throws IOException {
        String start = file.getFileName() + ".";
        List<Path> found;
        try (Stream<Path> all = Files.list(directory)) {
            found = all.filter(path -> {
                        String name = String.valueOf(path.getFileName());
                        return name.startsWith(start) && SIGNATURES.stream().anyMatch(name::endsWith);
                    })
                    .sorted()
                    .toList();
        }
        if (found.isEmpty()) {
            throw new SigningException(
                    directory + " has no signature for " + file + ": no file " + start + "*.sig, .asc or .raw");
        }
        List<Signer> all = new ArrayList<>();
        for (SignerOptions.Key key : signers.keys) {
            all.add(ExternalSigner.imported(found, KeyFile.read(key.file), key.id));
        }
        return all;
    }

    private void change(PackageSigner signer, Path file) throws IOException {
        if (delete) {
            signer.unsign(file);
        } else if (resign) {
            signer.resign(file);
        } else {
            signer.sign(file);
        }
        console.out().println(file);
        for (String suffix : BESIDE) {
            Path beside = file.resolveSibling(file.getFileName() + suffix);
            if (Files.exists(beside) && !(detached && suffix.equals(".asc"))) {
                console.say(beside + ": signs " + file + " as it was before");
            }
        }
    }

    private DebSignature deb() {
        return switch (method) {
            case "debsign" -> {
                String type = role == null ? "origin" : role;
                if (!List.of("origin", "maint", "archive").contains(type)) {
                    throw wrong("--deb-type: not origin, maint or archive: " + type);
                }
                yield new DebSignature(DebSignature.Method.DEBSIGN, type, "");
            }
            case "dpkg-sig" -> {
                String type = role == null ? "builder" : role;
                if (!type.matches("[a-z]{1,10}")) {
                    throw wrong("--deb-type: not up to ten letters: " + type);
                }
                yield new DebSignature(DebSignature.Method.DPKG_SIG, type, "");
            }
            default -> throw wrong("--deb-method: not debsign or dpkg-sig: " + method);
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
