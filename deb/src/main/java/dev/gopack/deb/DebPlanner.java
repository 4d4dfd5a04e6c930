package dev.gopack.deb;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.deb.write.ControlFile;
import dev.gopack.deb.write.DebPlan;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackagePlan.Relation;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import dev.gopack.target.Fact;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns a draft into a plan: every decision about a deb package is taken from here. */
final class DebPlanner {

    /** What Debian 12 and Ubuntu 22.04, the oldest systems that are supported, unpack fastest. */
    static final Compression DEFAULT_COMPRESSION = Compression.of(Codec.ZSTD);

    // source: dpkg: the first release of ar's successor tar is newer than this; lintian package-contains-ancient-file
    private static final long OLDEST = 441_763_200L; // 1984-01-01T00:00:00Z
    private static final long LARGEST_MEMBER = 9_999_999_999L;

    private final PackageDraft draft;
    private final PackageSpec spec;
    private final Problems problems;

    DebPlanner(PackageDraft draft, Report.Collector findings) {
        this.problems = new Problems(draft.spec(), findings);
        this.draft = Lifecycle.apply(draft, problems);
        this.spec = this.draft.spec();
    }

    DebPlan plan() {
        checkDate();
        Identity identity = Identity.of(draft, problems);
        List<Relation> relations = new RelationPlanner(draft, problems).plan();
        List<FileEntry> files = new FilePlanner(draft, problems).plan(new Documents(draft, identity, problems).plan());
        Set<String> conffiles = FilePlanner.conffiles(files);
        List<ControlFile> controlFiles = new ArrayList<>(new ScriptPlanner(draft, problems).plan());
        if (!conffiles.isEmpty()) {
            // observed: dpkg 1.21 refuses conffiles without a final newline
            controlFiles.add(ControlFile.data("conffiles", String.join("\n", conffiles) + "\n"));
        }
        checkDebconf(controlFiles, relations);
        DebPlan plan = new DebPlan(
                identity.name(),
                identity.evr(),
                draft.architecture(),
                identity.architecture(),
                identity.fileName(),
                files,
                relations,
                new ControlPlanner(spec, draft.derivedFields(), problems)
                        .plan(identity, relations, InstalledSize.of(files)),
                controlFiles,
                conffiles,
                compression(),
                draft.timestamp(),
                draft.target(),
                path(identity),
                spec.sign(),
                spec.deb().signature(),
                spec.lint());
        checkSize(plan);
        return plan;
    }

    private Compression compression() {
        String given = spec.deb().compression();
        if (given.isEmpty()) {
            return draft.target()
                    .map(Target::payload)
                    .flatMap(payload -> Codec.of(payload.preferred()))
                    .map(Compression::of)
                    .orElse(DEFAULT_COMPRESSION);
        }
        try {
            Compression compression = Compression.parse(given);
            if (compression.codec() != Codec.LZMA) {
                draft.target().ifPresent(target -> checkReadable(target, compression));
                return compression;
            }
            problems.report(
                    DebRules.BAD_COMPRESSION,
                    "deb.compression",
                    "dpkg-deb no longer writes lzma",
                    "use zstd, xz, gzip or none");
        } catch (IllegalArgumentException e) {
            problems.report(DebRules.BAD_COMPRESSION, "deb.compression", String.valueOf(e.getMessage()));
        }
        return DEFAULT_COMPRESSION;
    }

    private void checkReadable(Target target, Compression compression) {
        String codec = compression.codec().word();
        if (!target.payload().reads(codec)) {
            Fact fact = target.fact("payload.readable");
            problems.report(
                    fact.mark().isFirm() ? DebRules.TARGET_LACKS : DebRules.TARGET_UNSURE,
                    "deb.compression",
                    "the contents are " + codec + ", and " + target + " reads " + fact.value() + " ("
                            + fact.mark().word() + ")");
        }
    }

    /** The file, in a directory for its target if the version does not name that. */
    private String path(Identity identity) {
        return draft.target()
                .filter(target -> !spec.deb().targetSuffix())
                .map(target -> target.id() + "/" + identity.fileName())
                .orElseGet(identity::fileName);
    }

    private void checkDate() {
        if (draft.timestamp() < OLDEST) {
            problems.report(
                    DebRules.ANCIENT_DATE,
                    "mtime",
                    "the package is dated before 1984, which Debian's archive takes for a mistake",
                    "set SOURCE_DATE_EPOCH to the time of the release");
        }
    }

    private void checkDebconf(List<ControlFile> files, List<Relation> relations) {
        boolean templates = files.stream().anyMatch(file -> file.name().equals("templates"));
        if (templates
                && relations.stream().noneMatch(relation -> relation.text().contains("debconf"))) {
            problems.report(
                    DebRules.NO_DEBCONF,
                    "deb.scripts.templates",
                    "there are debconf templates, but no dependency on debconf",
                    "add debconf (>= 0.5) | debconf-2.0 to depends");
        }
    }

    private void checkSize(DebPlan plan) {
        if (plan.compression().codec() == Codec.NONE && plan.contentSize() > LARGEST_MEMBER) {
            problems.report(
                    DebRules.TOO_BIG,
                    "contents",
                    "the contents have " + plan.contentSize() + " bytes; a deb package can hold " + LARGEST_MEMBER,
                    "compress them, or split the package");
        }
    }
}
