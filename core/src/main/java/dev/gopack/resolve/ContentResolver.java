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
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns the {@code contents} of a spec into entries: looks up files, expands patterns and trees, fills in attributes. */
final class ContentResolver {

    private static final int DEFAULT_DIRECTORY_MODE = 0755;
    private static final int DEFAULT_FILE_MODE = 0644;
    private static final int LINK_MODE = 0777;

    private final PackageSpec spec;
    private final String format;
    private final long timestamp;
    private final SourceFinder finder;
    private final Report.Collector findings;
    private final FileSet files;
    private final DistributionDirectories distribution = DistributionDirectories.load();

    ContentResolver(PackageSpec spec, String format, long timestamp, SourceFinder finder, Report.Collector findings) {
        this.spec = spec;
        this.format = format;
        this.timestamp = timestamp;
        this.finder = finder;
        this.findings = findings;
        this.files = new FileSet(findings);
    }

    /** The entries for this format, sorted by path. */
    List<FileEntry> resolve() {
        for (int i = 0; i < spec.contents().size(); i++) {
            ContentSpec content = spec.contents().get(i);
            if (content.packager().isEmpty() || content.packager().equals(format)) {
                Item item = new Item(content, "contents[" + i + "]");
                try {
                    item.resolve();
                } catch (IllegalArgumentException e) {
                    item.report(ResolveRules.BAD_DESTINATION, String.valueOf(e.getMessage()), "dst");
                } catch (IOException e) {
                    item.report(
                            ResolveRules.UNUSABLE_FILE,
                            "cannot read " + GopackException.quote(content.src()) + ": " + e.getMessage(),
                            "src");
                }
            }
        }
        return files.complete(timestamp);
    }

    /** One item of the list. */
    private final class Item {
        private final ContentSpec content;
        private final String at;

        Item(ContentSpec content, String at) {
            this.content = content;
            this.at = at;
        }

        void resolve() throws IOException {
            ContentType type = content.type();
            ContentSource given = content.content();
            if (given != null) {
                EntryPath path = EntryPath.of(content.dst());
                add(new FileEntry.Regular(path, attributes(mode(DEFAULT_FILE_MODE)), type.role(), given));
            } else if (type == ContentType.DIR) {
                add(new FileEntry.Directory(destination(), attributes(mode(DEFAULT_DIRECTORY_MODE)), false));
            } else if (type == ContentType.GHOST) {
                add(new FileEntry.Ghost(destination(), attributes(mode(DEFAULT_FILE_MODE)), type.role()));
            } else if (type == ContentType.SYMLINK) {
                add(new FileEntry.Symlink(destination(), attributes(LINK_MODE), content.src()));
            } else if (type == ContentType.HARDLINK) {
                EntryPath target = EntryPath.of(content.src());
                add(new FileEntry.Hardlink(destination(), attributes(mode(DEFAULT_FILE_MODE)), target));
            } else if (type.isTree()) {
                resolveTree();
            } else {
                resolveFiles();
            }
        }

        private void resolveFiles() throws IOException {
            List<SourceFinder.Match> matches = finder.find(content.src(), spec.disableGlobbing());
            if (matches.isEmpty()) {
                boolean pattern = GlobPattern.hasMatchers(content.src()) && !spec.disableGlobbing();
                report(
                        ResolveRules.MISSING_FILE,
                        (pattern ? "nothing matches " : "no such file: ") + GopackException.quote(content.src())
                                + ", looked up beside the spec and in the working directory",
                        "src");
            }
            boolean flatten = content.dst().endsWith("/");
            for (SourceFinder.Match match : matches) {
                String below = flatten ? match.file().getFileName().toString() : match.relative();
                addFile(match.file(), EntryPath.of(content.dst() + "/" + below));
            }
        }

        private void resolveTree() throws IOException {
            Path root = finder.exact(content.src());
            if (root == null || !Files.isDirectory(root)) {
                report(ResolveRules.MISSING_FILE, "no such directory: " + GopackException.quote(content.src()), "src");
                return;
            }
            List<GlobPattern> disowned =
                    content.disownSubtree().stream().map(GlobPattern::compile).toList();
            for (SourceFinder.Match match : SourceFinder.tree(root)) {
                EntryPath path = EntryPath.of(content.dst() + "/" + match.relative());
                if (Files.isDirectory(match.file(), LinkOption.NOFOLLOW_LINKS)) {
                    addTreeDirectory(match, path, disowned);
                } else {
                    addFile(match.file(), path);
                }
            }
        }

        private void addTreeDirectory(SourceFinder.Match match, EntryPath path, List<GlobPattern> disowned)
                throws IOException {
            boolean unowned = distribution.contains(path)
                    || disowned.stream()
                            .anyMatch(pattern -> pattern.matches(path.value()) || pattern.matches(match.relative()));
            if (path.equals(EntryPath.ROOT)) {
                return;
            }
            FileAttributes attributes = unowned
                    ? FileAttributes.of(DEFAULT_DIRECTORY_MODE, timestamp)
                    : attributes(DiskMode.packaged(DiskMode.of(match.file(), path), spec.umask()));
            add(new FileEntry.Directory(path, attributes, unowned));
        }

        private void addFile(Path file, EntryPath path) throws IOException {
            if (Files.isSymbolicLink(file)) {
                String target = SourceFinder.slashes(Files.readSymbolicLink(file));
                add(new FileEntry.Symlink(path, attributes(LINK_MODE), target));
                return;
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                report(ResolveRules.UNUSABLE_FILE, file + " is not a file that can be read", "src");
                return;
            }
            FileAttributes attributes = attributes(fileMode(file, path));
            add(new FileEntry.Regular(path, attributes, content.type().role(), ContentSource.of(file)));
        }

        private int fileMode(Path file, EntryPath path) throws IOException {
            Integer given = content.mode();
            if (given != null) {
                return given;
            }
            int onDisk = DiskMode.of(file, path);
            int packaged = DiskMode.packaged(onDisk, spec.umask());
            if ((onDisk & 07000) != 0) {
                report(
                        ResolveRules.SPECIAL_MODE,
                        file + " is setuid, setgid or sticky on disk; the package gets plain 0"
                                + Integer.toOctalString(packaged) + "; give file_info.mode if it is meant",
                        "src");
            }
            if ((onDisk & 0044) == 0 && (spec.umask() & 0044) == 0) {
                report(
                        ResolveRules.PRIVATE_MODE,
                        file + " can be read by its owner only, and will be so when installed; give file_info.mode",
                        "src");
            }
            return packaged;
        }

        private EntryPath destination() {
            return EntryPath.of(content.dst());
        }

        private int mode(int otherwise) {
            Integer given = content.mode();
            return given == null ? otherwise : given;
        }

        private FileAttributes attributes(int mode) {
            String user = content.owner();
            String group = content.group();
            java.time.Instant mtime = content.mtime();
            return new FileAttributes(
                    new Ownership(user == null ? "root" : user, group == null ? "root" : group),
                    mode,
                    mtime == null ? timestamp : mtime.getEpochSecond(),
                    content.lang(),
                    content.capabilities());
        }

        private void add(FileEntry entry) {
            files.add(entry, where("dst"));
        }

        void report(Rule rule, String message, String key) {
            findings.add(rule.finding(message).at(where(key).orElse(null)));
        }

        private Optional<SourcePosition> where(String key) {
            return spec.position(at + "." + key);
        }
    }
}
