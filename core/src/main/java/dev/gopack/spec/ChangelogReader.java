package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.model.Changelog;
import dev.gopack.report.Report;
import dev.gopack.spec.ScalarType.Expansion;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Ignored;
import dev.gopack.spec.Shape.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a changelog in the YAML form of chglog: a list of releases, each with {@code semver}, {@code date},
 * {@code packager}, {@code changes} (a list of {@code note}s) and perhaps {@code deb} ({@code urgency},
 * {@code distributions}). Nothing in it is a variable. // source: types.go of github.com/goreleaser/chglog
 */
public final class ChangelogReader {

    private static final ScalarType<String> LINE = Scalars.LINE.expanding(Expansion.NONE);
    private static final ScalarType<String> TEXT = Scalars.TEXT.expanding(Expansion.NONE);
    private static final ScalarType<Instant> TIME = Scalars.TIME.expanding(Expansion.NONE);
    private static final Shape ANYTHING = new Ignored("");

    private static final Block CHANGE = Block.of(
            "Change",
            List.of(
                    key("note", TEXT, "What changed."),
                    key("commit", ANYTHING, "Commit that changed it."),
                    key("author", ANYTHING, "Who wrote it."),
                    key("committer", ANYTHING, "Who committed it."),
                    key("conventional_commit", ANYTHING, "The note in its parts.")));

    private static final Block DEB = Block.of(
            "Debian",
            List.of(
                    key("urgency", LINE, "How urgent the upgrade is."),
                    key("distributions", new Listing(LINE), "Distributions that it goes to.")));

    private static final Block RELEASE = Block.of(
            "Release",
            List.of(
                    key("semver", LINE, "Version of the release.").mandatory(),
                    key("date", TIME, "When it was made.").mandatory(),
                    key("packager", LINE, "Who made it: Name <mail@example.com>.")
                            .mandatory(),
                    key("changes", new Listing(CHANGE), "What changed."),
                    key("deb", DEB, "What a Debian changelog says besides."),
                    key("notes", ANYTHING, "Text around the changes in release notes.")));

    private static final Block FILE = Block.of("File", List.of(key("changelog", new Listing(RELEASE), "Releases.")));

    private ChangelogReader() {}

    /**
     * Reads a changelog file. Keys without a meaning are passed over, as chglog does.
     *
     * @throws IOException if the file cannot be read
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Changelog read(Path file) throws IOException {
        return read(file, new Report.Collector());
    }

    /**
     * Reads a changelog file.
     *
     * @param remarks gets warnings, for example about keys without a meaning
     * @throws IOException if the file cannot be read
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Changelog read(Path file, Report.Collector remarks) throws IOException {
        return read(file.toString(), Utf8.read(file), remarks);
    }

    /**
     * Reads a changelog that is not in a file.
     *
     * @param sourceName name for messages
     * @param yaml the text in UTF-8
     * @param remarks gets warnings, for example about keys without a meaning
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Changelog read(String sourceName, byte[] yaml, Report.Collector remarks) {
        Problems problems = new Problems();
        Node root = YamlReader.read(sourceName, Utf8.decode(sourceName, yaml), problems);
        Node.Mapping file =
                new Node.Mapping(Map.of("changelog", new Node.Entry(root.position(), root)), root.position());
        new Validator(problems, true).check(file, FILE, "changelog");
        Variables none = Variables.of(Map.of(), Map.of());
        List<Changelog.Entry> entries = new ArrayList<>();
        for (Fields release :
                Fields.of(new Fields.Session(problems, none), file, FILE).items("changelog", any -> true)) {
            Instant date = release.get("date", TIME);
            if (date != null) {
                entries.add(entry(release, date));
            }
        }
        problems.throwIfErrors();
        remarks.addAll(problems.report().findings());
        return new Changelog(entries);
    }

    private static Changelog.Entry entry(Fields release, Instant date) {
        List<String> notes = new ArrayList<>();
        for (Fields change : release.items("changes", any -> true)) {
            String note = change.text("note", TEXT).strip();
            if (!note.isEmpty()) {
                notes.add(note);
            }
        }
        Fields deb = release.block("deb");
        return new Changelog.Entry(
                release.text("semver", LINE),
                date,
                release.text("packager", LINE),
                String.join(" ", deb.list("distributions", LINE)),
                deb.text("urgency", LINE),
                notes);
    }
}
