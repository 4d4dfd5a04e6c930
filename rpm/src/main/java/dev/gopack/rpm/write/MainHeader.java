package dev.gopack.rpm.write;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.model.Changelog;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.ScriptTags;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.plan.RpmPlan;
import dev.gopack.rpm.plan.RpmRelation;
import dev.gopack.rpm.plan.Sizes;
import dev.gopack.rpm.plan.Texts;
import java.util.List;

/** The main header of a package: all that is known before content is read, and room for the rest. */
final class MainHeader {

    // Goes with the form of package that is written here, which was compared with that of rpm 4.18. Without it rpm 6.0
    // crashed on Lua scriptlets; below 4.20 rpm lets them use posix.fork and posix.exec without complaint.
    // source: rpm rpmio/rpmlua.cc check_deprecated
    private static final String RPM_VERSION = "4.18.0";
    private static final int SHA256_ALGORITHM = 8; // RFC 4880, 9.4
    private static final String NO_SHA256 = "0".repeat(64);
    private static final String NO_SHA512 = "0".repeat(128);
    static final String RPM_6_VERSION = "6.0.0";

    private final RpmPlan plan;
    private final PackageSpec spec;
    private final HeaderBuilder header = HeaderBuilder.main();

    private MainHeader(RpmPlan plan) {
        this.plan = plan;
        this.spec = plan.draft().spec();
    }

    /** The header with zeros for what is found out while the payload is written. */
    static HeaderImage describe(RpmPlan plan, FileTable files, FileClass classes) {
        MainHeader main = new MainHeader(plan);
        main.identity();
        main.origin();
        main.relations();
        main.scripts();
        TriggerHeader.add(plan.draft().triggers(), main.header);
        main.changelog();
        FileHeader.add(files, classes, plan.isSix(), main.header);
        main.payload();
        return main.header.encode();
    }

    /** Sets what is known once the payload is written. */
    static void complete(HeaderImage image, FileTable files, FileClass classes, boolean six, PayloadSummary payload) {
        if (!payload.fileDigests().isEmpty()) {
            image.patchTexts(Tags.FILEDIGESTS, payload.fileDigests());
            if (six) {
                image.patchInts(Tags.FILEMIMEINDEX, new MimeTypes(classes).indexes(files, payload.classes()));
            } else {
                image.patchInts(Tags.FILECLASS, payload.classes());
            }
            image.patchInts(Tags.FILECOLORS, payload.colors());
        }
        payload(image, six, payload);
    }

    /** The same for a package that was one of format 4, whose kinds of files are those of format 6 by now. */
    static void complete(HeaderImage image, PayloadSummary payload) {
        if (!payload.fileDigests().isEmpty()) {
            image.patchTexts(Tags.FILEDIGESTS, payload.fileDigests());
            image.patchInts(Tags.FILEMIMEINDEX, payload.classes());
        }
        payload(image, true, payload);
    }

    private static void payload(HeaderImage image, boolean six, PayloadSummary payload) {
        image.patchTexts(Tags.PAYLOADSHA256, List.of(payload.compressedSha256()));
        image.patchTexts(Tags.PAYLOADSHA256ALT, List.of(payload.sha256()));
        if (six) {
            payload.strong().forEach(image::patchText);
            image.patchLong(Tags.PAYLOADSIZE, payload.compressedSize());
            image.patchLong(Tags.PAYLOADSIZEALT, payload.size());
        }
    }

    private void identity() {
        header.texts(Tags.HEADERI18NTABLE, List.of("C"))
                .text(Tags.NAME, plan.name())
                .text(Tags.VERSION, plan.version().version())
                .text(Tags.RELEASE, plan.version().release())
                .text(Tags.SUMMARY, Texts.summary(spec))
                .text(Tags.DESCRIPTION, Texts.description(spec))
                .text(Tags.LICENSE, Texts.license(spec))
                .text(Tags.GROUP, Texts.group(spec))
                .text(Tags.OS, spec.platform())
                .text(Tags.ARCH, plan.nativeArchitecture())
                .text(Tags.ENCODING, "utf-8");
        Long epoch = plan.version().epoch();
        if (epoch != null) {
            header.ints(Tags.EPOCH, (int) epoch.longValue());
        }
    }

    private void origin() {
        header.ints(Tags.BUILDTIME, (int) plan.draft().timestamp())
                .text(Tags.BUILDHOST, Texts.buildHost(spec))
                .text(Tags.RPMVERSION, plan.isSix() ? RPM_6_VERSION : RPM_VERSION)
                // rpm takes a package without it for a source package; the file need not exist
                .text(Tags.SOURCERPM, plan.name() + "-" + plan.version().withoutEpoch() + ".src.rpm")
                .textIfPresent(Tags.DISTRIBUTION, spec.rpm().distribution())
                .textIfPresent(Tags.VENDOR, spec.vendor())
                .textIfPresent(Tags.PACKAGER, Texts.packager(spec))
                .textIfPresent(Tags.URL, spec.homepage())
                .textIfPresent(Tags.BUGURL, spec.rpm().bugUrl())
                .textIfPresent(Tags.VCS, spec.rpm().vcs())
                .texts(Tags.PREFIXES, spec.rpm().prefixes());
    }

    private void relations() {
        for (RelationList list : RelationList.values()) {
            List<RpmRelation> relations = plan.rpmRelations().stream()
                    .filter(relation -> relation.list() == list)
                    .toList();
            header.texts(
                            list.nameTag(),
                            relations.stream().map(RpmRelation::name).toList())
                    .texts(
                            list.versionTag(),
                            relations.stream().map(RpmRelation::version).toList())
                    .ints(
                            list.flagsTag(),
                            relations.stream().mapToInt(RpmRelation::flags).toArray());
        }
    }

    private void scripts() {
        for (ScriptSlot slot : ScriptSlot.values()) {
            Scriptlet script = plan.draft().scriptlets().get(slot);
            if (script != null) {
                ScriptTags tags = ScriptTags.of(slot);
                header.textIfPresent(tags.body(), Texts.body(script.body()));
                // observed: rpm 4.18 writes a program without arguments as STRING, source: build/parseScript.c
                if (script.interpreter().size() == 1) {
                    header.text(tags.program().number(), script.interpreter().get(0));
                } else {
                    header.texts(tags.program(), script.interpreter());
                }
            }
        }
    }

    private void changelog() {
        List<Changelog.Entry> entries = plan.draft().changelog().entries();
        header.ints(
                        Tags.CHANGELOGTIME,
                        entries.stream()
                                .mapToInt(entry -> seconds(entry.date().getEpochSecond()))
                                .toArray())
                .texts(Tags.CHANGELOGNAME, entries.stream().map(Texts::title).toList())
                .texts(Tags.CHANGELOGTEXT, entries.stream().map(Texts::notes).toList());
    }

    private static int seconds(long time) {
        return (int) Math.max(0, Math.min(Sizes.LONG, time));
    }

    // rpm docs/manual/format_v6.md
    static void six(HeaderBuilder header) {
        header.ints(Tags.RPMFORMAT, 6)
                .longs(Tags.PAYLOADSIZE, 0)
                .longs(Tags.PAYLOADSIZEALT, 0)
                .text(Tags.PAYLOADSHA512, NO_SHA512)
                .text(Tags.PAYLOADSHA512ALT, NO_SHA512)
                .text(Tags.PAYLOADSHA3_256, NO_SHA256)
                .text(Tags.PAYLOADSHA3_256ALT, NO_SHA256);
    }

    private void payload() {
        payload(header, plan.compression());
        if (plan.isSix()) {
            header.text(Tags.SOURCENEVR, plan.name() + "-" + plan.version());
            six(header);
        } else {
            header.ints(Tags.PAYLOADSHA256ALGO, SHA256_ALGORITHM);
        }
    }

    static void payload(HeaderBuilder header, Compression compression) {
        // docs: rpm-payloadflags(7); observed: rpm 4.18 says "cpio" for the stripped form too
        header.text(Tags.PAYLOADFORMAT, "cpio")
                .texts(Tags.PAYLOADSHA256, List.of(NO_SHA256))
                .texts(Tags.PAYLOADSHA256ALT, List.of(NO_SHA256));
        if (compression.codec() != Codec.NONE) {
            header.text(Tags.PAYLOADCOMPRESSOR, compression.codec().word());
        }
        header.text(Tags.PAYLOADFLAGS, compression.codec() == Codec.NONE ? "" : Integer.toString(compression.level()));
    }
}
