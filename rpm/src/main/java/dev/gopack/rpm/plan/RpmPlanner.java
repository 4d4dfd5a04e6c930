package dev.gopack.rpm.plan;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the plan of an rpm. */
public final class RpmPlanner {

    // source: rpm build/parsePreamble.c ALLOWED_CHARS_NAME, ALLOWED_FIRSTCHARS_NAME without macros
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");
    // source: rpm build/parsePreamble.c ALLOWED_CHARS_VERREL without macros; ".." is refused too
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+~^]+");
    private static final int LONGEST_NAME = 200; // so that the file name stays below 255 bytes in the usual case
    private static final int LONGEST_FILE_NAME = 255;

    private final PackageDraft draft;
    private final PackageSpec spec;
    private final Report.Collector findings;

    private RpmPlanner(PackageDraft draft, Report.Collector findings) {
        this.draft = draft;
        this.spec = draft.spec();
        this.findings = findings;
    }

    /** The plan; after an error among the findings it is not to be used. */
    public static RpmPlan plan(PackageDraft draft, Report.Collector findings) {
        return new RpmPlanner(Lifecycle.apply(draft, findings), findings).plan();
    }

    private RpmPlan plan() {
        Evr evr = Evr.of(draft.version(), draft.target());
        RpmArchitecture architecture = architecture();
        Compression compression = compression();
        List<FileEntry> files = draft.files().stream()
                .filter(file -> !(file instanceof FileEntry.Directory directory && directory.implicit()))
                .sorted(Comparator.comparing(file -> file.path().value(), Utf8Order.INSTANCE))
                .toList();
        checkIdentity(evr);
        checkPrefixes();
        Texts.check(draft, findings);
        FileChecks.check(spec, files, findings);
        ScriptChecks.check(draft, findings);
        List<RpmRelation> relations = new Relations(draft, findings)
                .gather(
                        evr,
                        architecture,
                        files,
                        compression.codec(),
                        spec.rpm().format());
        // rpm before 4.14 knows no other digests of header and payload than these
        int format = spec.rpm().format();
        boolean oldDigests = format < 6
                && draft.target()
                        .map(target -> target.payload().needsOldDigests())
                        .orElse(true);
        RpmPlan plan = new RpmPlan(draft, evr, architecture, files, relations, compression, format, oldDigests);
        checkFormat();
        draft.target().ifPresent(target -> new TargetChecks(target, draft, findings).check(plan));
        if (plan.fileName().length() > LONGEST_FILE_NAME) {
            report(RpmRules.BAD_NAME, "the file name is longer than 255 bytes: " + quote(plan.fileName()), "name");
        }
        return plan;
    }

    private void checkIdentity(Evr evr) {
        if (!NAME.matcher(spec.name()).matches() || spec.name().length() > LONGEST_NAME) {
            report(RpmRules.BAD_NAME, "not a package name: " + quote(spec.name()), "name");
        }
        if (!isVersion(evr.version())) {
            report(RpmRules.BAD_VERSION, "not a version: " + quote(evr.version()), "version");
        }
        if (!isVersion(evr.release())) {
            report(RpmRules.BAD_VERSION, "not a release: " + quote(evr.release()), "release");
        }
        long time = draft.timestamp();
        if (time < 0 || time > Sizes.LONG) {
            report(RpmRules.BAD_VERSION, "the date is not within 1970 to 2106: " + time, "mtime");
        }
    }

    private static boolean isVersion(String text) {
        return VERSION.matcher(text).matches() && !text.contains("..");
    }

    private RpmArchitecture architecture() {
        if (!spec.rpm().arch().isEmpty()) {
            return RpmArchitecture.named(spec.rpm().arch());
        }
        Optional<String> ofTarget = draft.target()
                .flatMap(target -> target.architecture(draft.architecture()))
                .map(TargetArchitecture::packageName);
        if (ofTarget.isPresent()) {
            return RpmArchitecture.named(ofTarget.get());
        }
        RpmArchitecture architecture = RpmArchitecture.of(draft.architecture());
        if (!architecture.known()) {
            findings.add(RpmRules.UNKNOWN_ARCHITECTURE
                    .finding("no rpm name is known for " + quote(architecture.name()) + "; it is used as it is")
                    .advising("give rpm.arch"));
        }
        return architecture;
    }

    private Compression compression() {
        String asked = spec.rpm().compression();
        if (asked.isEmpty()) {
            return Compression.of(draft.target()
                    .map(Target::payload)
                    .flatMap(payload -> Codec.of(payload.preferred()))
                    .orElse(Codec.ZSTD));
        }
        try {
            return Compression.parse(asked);
        } catch (IllegalArgumentException e) {
            report(RpmRules.BAD_COMPRESSION, String.valueOf(e.getMessage()), "rpm.compression");
            return Compression.of(Codec.ZSTD);
        }
    }

    private void checkFormat() {
        int format = spec.rpm().format();
        if (format != 4 && format != 6) {
            report(RpmRules.BAD_FORMAT, "rpm has the package formats 4 and 6, and not " + format, "rpm.format");
        }
        if (format == 6 && spec.rpm().signature().headerAndPayload()) {
            report(
                    RpmRules.BAD_FORMAT,
                    "format 6 has no signatures of header and payload: that of the header covers both",
                    "rpm.signature.header_and_payload");
        }
    }

    private void checkPrefixes() {
        for (String prefix : spec.rpm().prefixes()) {
            try {
                new EntryPath(prefix);
            } catch (IllegalArgumentException e) {
                report(RpmRules.BAD_PREFIX, String.valueOf(e.getMessage()), "rpm.prefixes");
            }
        }
    }

    private void report(Rule rule, String message, String key) {
        findings.add(rule.finding(message).at(spec.position(key).orElse(null)));
    }

    private static String quote(String value) {
        return GopackException.quote(value);
    }
}
