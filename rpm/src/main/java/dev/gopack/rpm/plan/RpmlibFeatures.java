package dev.gopack.rpm.plan;

import dev.gopack.archive.Codec;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.FileEntry;
import dev.gopack.model.Scriptlet;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rpm that installs the package must know, so that an old one refuses it instead of damaging something. The
 * names and versions are literal. // source: rpm lib/rpmds.cc rpmlibProvides; observed: rpmbuild 4.18
 */
final class RpmlibFeatures {

    private static final int FLAGS = Sense.RPMLIB | Sense.LESS | Sense.EQUAL;

    private final List<RpmRelation> features = new ArrayList<>();
    private final boolean six;

    private RpmlibFeatures(boolean six) {
        this.six = six;
    }

    /** The requirements that follow from files, scripts, compression and the other relations. */
    static List<RpmRelation> of(
            PackageDraft draft, List<FileEntry> files, List<RpmRelation> relations, Codec codec, int format) {
        RpmlibFeatures needed = new RpmlibFeatures(format == 6);
        needed.ofFiles(files);
        needed.ofScripts(draft);
        needed.ofCodec(codec);
        needed.ofRelations(relations);
        return needed.features;
    }

    private void ofFiles(List<FileEntry> files) {
        // source: rpm build/files.cc: these four are taken for granted in format 6
        add(!six, "CompressedFileNames", "3.0.4-1", "paths are stored in parts");
        add(!six, "PayloadFilesHavePrefix", "4.0-1", "names in the payload start with ./");
        add(!six, "FileDigests", "4.6.0-1", "SHA-256 of files");
        add(
                !six && files.stream().anyMatch(FileEntry.Hardlink.class::isInstance),
                "PartialHardlinkSets",
                "4.0.4-1",
                "hard links");
        add(
                files.stream()
                        .anyMatch(file -> !file.attributes().capabilities().isEmpty()),
                "FileCaps",
                "4.6.1-1",
                "file capabilities");
        add(six, "LargeFiles", "4.12.0-1", "package format 6");
        add(!six && Sizes.hasLargeFile(files), "LargeFiles", "4.12.0-1", "a file of 4 GiB or more");
    }

    private void ofScripts(PackageDraft draft) {
        List<List<String>> programs = Stream.concat(
                        draft.scriptlets().values().stream().map(Scriptlet::interpreter),
                        draft.triggers().stream().map(PackageDraft.TriggerScript::interpreter))
                .toList();
        boolean lua = programs.stream().anyMatch(program -> program.get(0).equals("<lua>"));
        add(lua, "BuiltinLuaScripts", "4.2.2-1", "a script in rpm's own Lua");
        boolean arguments = programs.stream().anyMatch(program -> program.size() > 1);
        add(arguments, "ScriptletInterpreterArgs", "4.0.3-1", "an interpreter with arguments");
    }

    private void ofCodec(Codec codec) {
        add(codec == Codec.XZ, "PayloadIsXz", "5.2-1", "the payload is xz");
        add(codec == Codec.LZMA, "PayloadIsLzma", "4.4.6-1", "the payload is lzma");
        add(codec == Codec.ZSTD, "PayloadIsZstd", "5.4.18-1", "the payload is zstd");
    }

    private void ofRelations(List<RpmRelation> relations) {
        add(relations.stream().anyMatch(RpmRelation::isRich), "RichDependencies", "4.12.0-1", "a boolean dependency");
        add(uses(relations, '~'), "TildeInVersions", "4.10.0-1", "a version with ~");
        add(uses(relations, '^'), "CaretInVersions", "4.15.0-1", "a version with ^");
    }

    private static boolean uses(List<RpmRelation> relations, char c) {
        return relations.stream()
                .anyMatch(relation -> (relation.isRich() ? relation.name() : relation.version()).indexOf(c) >= 0);
    }

    private void add(boolean needed, String feature, String since, String reason) {
        if (needed) {
            features.add(RpmRelation.derived(RelationList.REQUIRES, "rpmlib(" + feature + ")", since, FLAGS, reason));
        }
    }
}
