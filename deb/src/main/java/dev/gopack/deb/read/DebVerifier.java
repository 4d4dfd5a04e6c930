package dev.gopack.deb.read;

import dev.gopack.deb.control.AptDifferences;
import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.deb.control.ControlParser;
import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageInfo.DigestCheck;
import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.io.ByteSource;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.Rule;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Verifies a package. Its members have to be exactly those of a package in their order before any signature is looked
 * at: signatures of debsigs cover what is in members and neither their names nor their sizes. // observed: debsig-verify
 * 0.23 to 0.35 passes packages with further members
 */
public final class DebVerifier {

    private static final List<String> ORDER = List.of("debian-binary", "control.tar", "data.tar");
    private static final Set<String> SCRIPTS = Set.of("preinst", "postinst", "prerm", "postrm", "config");
    private static final Set<String> CONFIGURATION = Set.of("file", "hardlink", "symlink");
    private static final int SET_ID = 06000;
    private static final int STICKY = 01000;
    private static final int WORLD_WRITABLE = 0002;

    /** Directories that every system has. // source: base-files 12.4, systemd 252 */
    private static final Pattern EVERYWHERE = Pattern.compile(
            "(?:/usr)?/(?:s?bin|lib)|(?:/usr)?/lib/systemd(?:/(?:system|user))?|/(?:boot|dev|etc|home|mnt|opt|proc|root|run|srv|sys|tmp|usr|var)"
                    + "|/etc/(?:default|init\\.d|cron\\.d|cron\\.daily|profile\\.d|systemd|systemd/system|apt|alternatives)"
                    + "|/usr/(?:games|include|local|share|src)|/usr/share/(?:doc|info|man|man/man[1-8]|misc|bash-completion|bash-completion/completions)"
                    + "|/usr/local/(?:bin|sbin|etc|lib|share)|/var/(?:cache|lib|log|mail|spool|tmp|lib/misc)");

    private final ByteSource source;
    private final VerifyOptions options;
    private final Findings findings;

    private DebVerifier(ByteSource source, VerifyOptions options, Findings findings) {
        this.source = source;
        this.options = options;
        this.findings = findings;
    }

    /** Finds everything that can be said of a package. Never throws for what is in it. */
    public static void verify(ByteSource source, VerifyOptions options, Findings findings) throws IOException {
        new DebVerifier(source, options, findings).run();
    }

    /**
     * Looks at a package that was just written. Its data is not decompressed: who wrote it compares it with what it had
     * written.
     */
    public static void verifyWritten(ByteSource source, Findings findings) throws IOException {
        VerifyOptions options = new VerifyOptions(KeyRing.EMPTY, Instant.EPOCH, VerifyPolicy.DEFAULT);
        DebVerifier verifier = new DebVerifier(source, options, findings);
        Optional<Container> container = verifier.container();
        if (container.isPresent()) {
            Optional<Map<String, byte[]>> control = verifier.control(container.get());
            control.ifPresent(files -> TextLines.of(files.get("md5sums"), "md5sums", source.name(), 0));
            if (control.isPresent()) {
                verifier.conffiles(container.get(), control.get());
                verifier.triggers(container.get(), control.get());
            }
        }
    }

    /** The members, whose signatures were checked. */
    private Optional<Container> container() throws IOException {
        Optional<List<ArMember>> members = findings.step(VerifyRules.AR, () -> new ArReader(source).members());
        if (members.isEmpty() || !hasMembers(members.get())) {
            return Optional.empty();
        }
        Optional<Container> container = findings.step(VerifyRules.FORMAT_VERSION, () -> Container.open(source));
        if (container.isPresent()) {
            new DebSignatures(container.get(), members.get().get(0), options, findings).check();
        }
        return container;
    }

    private void run() throws IOException {
        Optional<Container> container = container();
        if (container.isEmpty()) {
            return;
        }
        checkTarget(container.get().data());
        Optional<Map<String, byte[]>> control = control(container.get());
        Conffiles conffiles = control.isEmpty() ? Conffiles.NONE : conffiles(container.get(), control.get());
        if (control.isPresent()) {
            triggers(container.get(), control.get());
        }
        Optional<DataArchive> data = data(container.get(), conffiles.paths());
        if (control.isPresent() && data.isPresent()) {
            compare(control.get(), data.get(), conffiles);
        }
        data.ifPresent(archive -> archive.files().forEach(this::checkMode));
    }

    /** True if the members are those of a package and nothing else; otherwise dpkg and apt may read different ones. */
    private boolean hasMembers(List<ArMember> members) {
        int before = findings.count();
        Set<String> kinds = new HashSet<>();
        for (ArMember member : members) {
            String kind = kind(member.name());
            String quoted = GopackException.quote(member.name());
            findings.require(kinds.add(kind), VerifyRules.DUPLICATE_MEMBER, "a second member of the kind " + quoted);
            findings.require(
                    ORDER.contains(kind) || member.name().startsWith("_gpg"),
                    VerifyRules.EXTRA_MEMBER,
                    "the member " + quoted + ", which belongs to no package");
        }
        for (int i = 0; i < ORDER.size(); i++) {
            String wanted = ORDER.get(i);
            if (!kinds.contains(wanted)) {
                findings.add(VerifyRules.MISSING_MEMBER, "the member " + wanted + " is missing");
            } else if (i >= members.size() || !kind(members.get(i).name()).equals(wanted)) {
                findings.add(VerifyRules.MEMBER_ORDER, "the member " + wanted + " does not stand at its place");
            }
        }
        return findings.count() == before;
    }

    private static String kind(String name) {
        return ORDER.stream()
                .skip(1)
                .filter(kind -> name.equals(kind) || name.startsWith(kind + "."))
                .findFirst()
                .orElse(name);
    }

    /** What a codec complains of has the name of the file, what the archive does that of the member. */
    private <T> Optional<T> archive(ArMember member, Rule rule, Findings.Step<T> step) throws IOException {
        if (Container.codec(member).isEmpty()) {
            findings.add(
                    VerifyRules.UNKNOWN_COMPRESSION,
                    "the member " + GopackException.quote(member.name()) + " is compressed in a way that is not read");
            return Optional.empty();
        }
        try {
            return Optional.of(step.read());
        } catch (FormatException e) {
            Rule broken = e.file().equals(source.name()) ? VerifyRules.DAMAGED_COMPRESSION : rule;
            return findings.step(broken, () -> {
                throw e;
            });
        }
    }

    private Optional<Map<String, byte[]>> control(Container container) throws IOException {
        ArMember member = container.control();
        Optional<Map<String, byte[]>> files = archive(member, VerifyRules.CONTROL_ARCHIVE, () -> {
            try (InputStream in = container.decompressed(member, DebLimits.controlArchive(source.size()))) {
                return ControlReader.read(source.name() + ":" + member.name(), in);
            }
        });
        files.ifPresent(all -> {
            try {
                ControlParagraph paragraph = ControlParser.parse(all.getOrDefault("control", new byte[0]));
                AptDifferences.of(paragraph).forEach(problem -> findings.add(VerifyRules.READ_DIFFERENTLY, problem));
            } catch (IllegalArgumentException e) {
                findings.add(VerifyRules.CONTROL_FILE, String.valueOf(e.getMessage()));
            }
            SCRIPTS.forEach(name -> checkScript(name, all.getOrDefault(name, new byte[0])));
        });
        return files;
    }

    // observed: dpkg 1.21 leaves the package half configured if the kernel cannot start a script
    private void checkScript(String name, byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("");
        boolean starts = !text.startsWith("#!") || first.substring(2).strip().startsWith("/");
        int end = text.indexOf('\n');
        boolean clean = end < 1 || text.charAt(end - 1) != '\r';
        findings.require(starts && clean, VerifyRules.SCRIPT, "the script " + name + " names no program to start it");
    }

    private Conffiles conffiles(Container container, Map<String, byte[]> files) throws IOException {
        return findings.step(VerifyRules.CONFFILES, () -> Conffiles.read(source, container.control(), files))
                .orElse(Conffiles.NONE);
    }

    private void triggers(Container container, Map<String, byte[]> files) throws IOException {
        findings.step(VerifyRules.TRIGGERS, () -> {
            Triggers.check(
                    files.get("triggers"), source.name(), container.control().from());
            return true;
        });
    }

    private Optional<DataArchive> data(Container container, Set<String> conffiles) throws IOException {
        ArMember member = container.data();
        return archive(member, VerifyRules.TAR, () -> {
            try (InputStream in = container.decompressed(member, DebLimits.DATA_ARCHIVE)) {
                String name = source.name() + ":" + member.name();
                return new DataReader(name, in, source.size(), conffiles, Set.of(), ContentTaker.NONE).read();
            }
        });
    }

    private void compare(Map<String, byte[]> control, DataArchive data, Conffiles conffiles) throws IOException {
        checkParents(data.files());
        Map<String, String> kinds =
                data.files().stream().collect(Collectors.toMap(PackagedFile::path, PackagedFile::kind));
        for (String path : conffiles.paths()) {
            String kind = kinds.get(path);
            findings.require(
                    kind != null,
                    VerifyRules.MISSING_CONFFILE,
                    "conffiles names " + GopackException.quote(path) + ", which is not in the package");
            // observed: dpkg 1.21 cannot unpack what is below such a directory, and waits for ever at a pipe
            findings.require(
                    kind == null || CONFIGURATION.contains(kind),
                    VerifyRules.CONFFILES,
                    "conffiles names " + GopackException.quote(path) + ", which is a " + kind);
        }
        for (String path : conffiles.removed()) {
            // observed: dpkg 1.21: "marked for removal on upgrade, shipped in package"
            findings.require(
                    !kinds.containsKey(path),
                    VerifyRules.CONFFILES,
                    "conffiles takes " + GopackException.quote(path) + " away, which is in the package");
        }
        Optional<List<DigestCheck>> digests = findings.step(
                VerifyRules.MD5SUMS, () -> Integrity.md5sums(source.name(), control.get("md5sums"), data));
        for (DigestCheck digest : digests.orElse(List.of())) {
            findings.require(
                    digest.matches(),
                    VerifyRules.MD5SUM,
                    GopackException.quote(digest.name()) + " is " + digest.actual() + ", stated is " + digest.stated());
        }
    }

    /** // observed: dpkg 1.21 makes no directory that is not in the archive */
    private void checkParents(List<PackagedFile> files) {
        Set<String> there = files.stream().map(PackagedFile::path).collect(Collectors.toSet());
        files.stream()
                .map(file -> file.path().substring(0, Math.max(0, file.path().lastIndexOf('/'))))
                .filter(parent -> !parent.isEmpty()
                        && !there.contains(parent)
                        && !EVERYWHERE.matcher(parent).matches())
                .findFirst()
                .ifPresent(parent -> findings.add(
                        VerifyRules.NO_PARENT,
                        "there are files in " + GopackException.quote(parent)
                                + ", and the directory is not in the package"));
    }

    // observed: dpkg 1.21 gives a file mode and owner of the last of its names
    private void checkMode(PackagedFile file) {
        String path = GopackException.quote(file.path());
        boolean special = List.of("device", "block-device", "fifo").contains(file.kind());
        findings.require(!special, VerifyRules.DEVICE, path + " is a device or pipe");
        boolean directory = file.kind().equals("directory");
        boolean sticky = directory && (file.mode() & STICKY) != 0;
        boolean open = (file.mode() & WORLD_WRITABLE) != 0 && !file.kind().equals("symlink");
        findings.require(!open || sticky, VerifyRules.WORLD_WRITABLE, "everybody may write to " + path);
        findings.require(
                !(file.kind().equals("file") || file.kind().equals("hardlink")) || (file.mode() & SET_ID) == 0,
                VerifyRules.PRIVILEGED_FILE,
                path + " runs with other rights than those of who starts it");
    }

    private void checkTarget(ArMember data) {
        options.policy().target().ifPresent(target -> Container.codec(data)
                .filter(codec -> !target.payload().reads(codec.word()))
                .ifPresent(codec -> findings.add(
                        VerifyRules.NOT_FOR_TARGET,
                        target.id() + " does not read packages that are compressed with " + codec.word())));
    }
}
