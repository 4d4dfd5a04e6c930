package dev.gopack.resolve;

import dev.gopack.io.ContentSource;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.Ownership;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns one item of {@code contents} into entries. */
final class ItemResolver {

    private static final int DEFAULT_DIRECTORY_MODE = 0755;
    private static final int DEFAULT_FILE_MODE = 0644;
    private static final int LINK_MODE = 0777;
    private static final int READABLE = 0444;

    private final Surroundings in;
    private final ContentSpec content;
    private final String at;
    private final Optional<SourcePosition> destination;
    private @Nullable FileAttributes last;

    ItemResolver(Surroundings surroundings, ContentSpec content, String at) {
        this.in = surroundings;
        this.content = content;
        this.at = at;
        this.destination = surroundings.spec().position(at + ".dst");
    }

    /** What all items of a package share. */
    record Surroundings(
            PackageSpec spec,
            long timestamp,
            SourceFinder finder,
            Report.Collector findings,
            FileSet files,
            DistributionDirectories distribution) {}

    /** Adds the entries, or findings that say why there are none. */
    void resolve() {
        if (!hasLegalAttributes()) {
            return;
        }
        ContentType type = content.type();
        ContentSource given = content.content();
        if (given != null) {
            destination(content.dst())
                    .ifPresent(path ->
                            add(new FileEntry.Regular(path, attributes(mode(DEFAULT_FILE_MODE)), type.role(), given)));
        } else if (type == ContentType.DIR) {
            destination(content.dst())
                    .ifPresent(path ->
                            add(new FileEntry.Directory(path, attributes(mode(DEFAULT_DIRECTORY_MODE)), false)));
        } else if (type == ContentType.GHOST) {
            destination(content.dst())
                    .ifPresent(
                            path -> add(new FileEntry.Ghost(path, attributes(mode(DEFAULT_FILE_MODE)), type.role())));
        } else if (type == ContentType.SYMLINK) {
            destination(content.dst()).ifPresent(path -> addLink(path, content.src()));
        } else if (type == ContentType.HARDLINK) {
            destination(content.dst()).ifPresent(path -> destination(content.src())
                    .ifPresent(
                            target -> add(new FileEntry.Hardlink(path, attributes(mode(DEFAULT_FILE_MODE)), target))));
        } else {
            lookUp();
        }
    }

    private void lookUp() {
        try {
            if (content.type().isTree()) {
                addTree();
            } else {
                addFiles();
            }
        } catch (IOException e) {
            reportUnreadable(GopackException.quote(content.src()), e);
        } catch (IllegalArgumentException e) {
            report(ResolveRules.BAD_VALUE, String.valueOf(e.getMessage()), "src");
        }
    }

    private void addFiles() throws IOException {
        List<SourceFinder.Match> matches =
                in.finder().find(content.src(), in.spec().disableGlobbing());
        if (matches.isEmpty()) {
            boolean pattern =
                    GlobPattern.hasMatchers(content.src()) && !in.spec().disableGlobbing();
            report(
                    ResolveRules.MISSING_FILE,
                    (pattern ? "nothing matches " : "no such file: ") + GopackException.quote(content.src())
                            + ", looked up beside the spec and in the working directory",
                    "src");
        }
        boolean flatten = content.dst().endsWith("/");
        for (SourceFinder.Match match : matches) {
            String below = flatten ? DiskNames.text(match.file().getFileName()) : match.relative();
            destination(content.dst() + "/" + below).ifPresent(path -> addFile(match, path));
        }
    }

    private void addTree() throws IOException {
        Path root = in.finder().exact(content.src());
        if (root == null || !Files.isDirectory(root)) {
            report(ResolveRules.MISSING_FILE, "no such directory: " + GopackException.quote(content.src()), "src");
            return;
        }
        List<GlobPattern> disowned =
                content.disownSubtree().stream().map(GlobPattern::compile).toList();
        for (SourceFinder.Match match : in.finder().tree(root)) {
            String written = content.dst() + "/" + match.relative();
            if (!match.attributes().isDirectory()) {
                destination(written).ifPresent(path -> addFile(match, path));
            } else if (!EntryPath.ROOT.equals(canonical(written))) {
                destination(written).ifPresent(path -> addTreeDirectory(match, path, disowned));
            }
        }
    }

    private static @Nullable EntryPath canonical(String written) {
        try {
            return EntryPath.of(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void addTreeDirectory(SourceFinder.Match match, EntryPath path, List<GlobPattern> disowned) {
        boolean unowned = in.distribution().contains(path)
                || disowned.stream()
                        .anyMatch(pattern -> pattern.matches(path.value()) || pattern.matches(match.relative()));
        if (unowned) {
            FileAttributes attributes = FileAttributes.of(DEFAULT_DIRECTORY_MODE, in.timestamp());
            in.files().addFound(new FileEntry.Directory(path, attributes, true), destination);
            return;
        }
        FileAttributes attributes = attributes(directoryMode(match, path));
        in.files().addFound(new FileEntry.Directory(path, attributes, false), destination);
    }

    private void addFile(SourceFinder.Match match, EntryPath path) {
        Path file = match.file();
        try {
            if (match.attributes().isSymbolicLink()) {
                addLink(path, DiskNames.text(Files.readSymbolicLink(file)));
            } else if (!match.attributes().isRegularFile()) {
                report(ResolveRules.UNUSABLE_FILE, quoted(file) + " is not a regular file", "src");
            } else {
                addRegular(match, path);
            }
        } catch (IOException e) {
            reportUnreadable(quoted(file), e);
        }
    }

    private void addRegular(SourceFinder.Match match, EntryPath path) {
        Path file = match.file();
        Integer given = content.mode();
        int onDisk = given == null ? DiskMode.of(match.attributes(), path) : 0;
        // What everybody may read is not asked for; should it be wrong, who opens the file says so.
        if ((onDisk & READABLE) != READABLE && !Files.isReadable(file)) {
            report(ResolveRules.UNUSABLE_FILE, "cannot read " + quoted(file) + ": permission denied", "src");
            return;
        }
        FileAttributes attributes = attributes(given == null ? packagedMode(file, onDisk) : given);
        ContentSource source = ContentSource.of(file, match.attributes());
        add(new FileEntry.Regular(path, attributes, content.type().role(), source));
    }

    private void addLink(EntryPath path, String target) {
        FileEntry.Symlink link;
        try {
            link = new FileEntry.Symlink(path, attributes(LINK_MODE), target);
        } catch (IllegalArgumentException e) {
            report(ResolveRules.BAD_VALUE, e.getMessage() + ", for " + path, "src");
            return;
        }
        add(link);
    }

    private int packagedMode(Path file, int onDisk) {
        int packaged = DiskMode.packaged(onDisk, in.spec().umask());
        if ((onDisk & 07000) != 0) {
            report(
                    ResolveRules.SPECIAL_MODE,
                    quoted(file) + " is setuid, setgid or sticky on disk; the package gets plain 0"
                            + Integer.toOctalString(packaged) + "; give file_info.mode if it is meant",
                    "src");
        }
        warnIfPrivate(file, onDisk);
        return packaged;
    }

    /** A mode that is given for the files of a tree lets everybody enter its directories who may read the files. */
    private int directoryMode(SourceFinder.Match match, EntryPath path) {
        Integer given = content.mode();
        if (given != null) {
            return given | (given & 0444) >> 2;
        }
        int onDisk = DiskMode.of(match.attributes(), path);
        warnIfPrivate(match.file(), onDisk);
        return DiskMode.packaged(onDisk, in.spec().umask());
    }

    private void warnIfPrivate(Path file, int onDisk) {
        if ((onDisk & 0044) == 0 && (in.spec().umask() & 0044) == 0) {
            report(
                    ResolveRules.PRIVATE_MODE,
                    quoted(file) + " can be read by its owner only, and will be so when installed; give file_info.mode",
                    "src");
        }
    }

    private int mode(int otherwise) {
        Integer given = content.mode();
        return given == null ? otherwise : given;
    }

    private boolean hasLegalAttributes() {
        try {
            attributes(mode(0));
            return true;
        } catch (IllegalArgumentException e) {
            report(ResolveRules.BAD_VALUE, String.valueOf(e.getMessage()), "file_info");
            return false;
        }
    }

    /** Most files of an item have the same. */
    private FileAttributes attributes(int mode) {
        FileAttributes known = last;
        if (known == null || known.mode() != mode) {
            known = newAttributes(mode);
            last = known;
        }
        return known;
    }

    private FileAttributes newAttributes(int mode) {
        String user = content.owner();
        String group = content.group();
        Instant mtime = content.mtime();
        return new FileAttributes(
                new Ownership(user == null ? "root" : user, group == null ? "root" : group),
                mode,
                mtime == null ? in.timestamp() : mtime.getEpochSecond(),
                content.lang(),
                content.capabilities());
    }

    private Optional<EntryPath> destination(String written) {
        try {
            EntryPath path = EntryPath.of(written);
            if (!path.equals(EntryPath.ROOT)) {
                return Optional.of(path);
            }
            report(ResolveRules.BAD_DESTINATION, "the root directory is no destination", "dst");
        } catch (IllegalArgumentException e) {
            report(ResolveRules.BAD_DESTINATION, String.valueOf(e.getMessage()), "dst");
        }
        return Optional.empty();
    }

    private void add(FileEntry entry) {
        in.files().add(entry, destination);
    }

    private void reportUnreadable(String what, IOException e) {
        String culprit = e instanceof FileSystemException known && known.getFile() != null
                ? " (" + GopackException.quote(known.getFile()) + ")"
                : "";
        report(ResolveRules.UNUSABLE_FILE, "cannot read " + what + ": " + GopackException.reason(e) + culprit, "src");
    }

    private static String quoted(Path file) {
        return GopackException.quote(DiskNames.text(file));
    }

    private void report(Rule rule, String message, String key) {
        in.findings()
                .add(rule.finding(message).at(in.spec().position(at + "." + key).orElse(null)));
    }
}
