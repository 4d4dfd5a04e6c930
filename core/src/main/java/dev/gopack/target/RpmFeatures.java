package dev.gopack.target;

import java.util.Map;
import java.util.Optional;

/**
 * What packages ask of rpm itself, by the names {@code rpmlib(…)} that rpm provides without a package. // source: rpm
 * lib/rpmds.cc rpmlibProvides, up to rpm 6.0
 */
public final class RpmFeatures {

    /**
     * The oldest rpm that was seen to install packages of format 6, all but their signatures in OPENPGP. // rpm
     * docs/manual/format_v6.md: readable with 4.x, with limitations; observed: 4.16 of Debian 11, 4.18 of Debian 12
     */
    public static final String INSTALLS_FORMAT_6 = "4.16";

    private static final String RPM = "rpm";
    private static final String PREFIX = "rpmlib(";
    private static final String CODEC = "PayloadIs";

    /** Since when rpm has them. Those of codecs have versions that are none of rpm's, and stand elsewhere. */
    private static final Map<String, String> SINCE = Map.ofEntries(
            Map.entry("VersionedDependencies", "3.0.3"),
            Map.entry("CompressedFileNames", "3.0.4"),
            Map.entry("PayloadFilesHavePrefix", "4.0"),
            Map.entry("ExplicitPackageProvide", "4.0"),
            Map.entry("HeaderLoadSortsTags", "4.0.1"),
            Map.entry("ScriptletInterpreterArgs", "4.0.3"),
            Map.entry("PartialHardlinkSets", "4.0.4"),
            Map.entry("ConcurrentAccess", "4.1"),
            Map.entry("BuiltinLuaScripts", "4.2.2"),
            Map.entry("FileDigests", "4.6.0"),
            Map.entry("FileCaps", "4.6.1"),
            Map.entry("ScriptletExpansion", "4.9.0"),
            Map.entry("TildeInVersions", "4.10.0"),
            Map.entry("LargeFiles", "4.12.0"),
            Map.entry("RichDependencies", "4.12.0"),
            Map.entry("CaretInVersions", "4.15.0"),
            Map.entry("DynamicBuildRequires", "4.15.0"));

    /** Those that a vendor has given an older rpm, of this version or newer: RHEL 8's 4.14.3 got carets in an update. */
    private static final Map<String, String> BACKPORTED = Map.of("CaretInVersions", "4.14");

    /** Codecs by the end of the name. */
    private static final Map<String, String> CODECS =
            Map.of("Bzip2", "bzip2", "Lzma", "lzma", "Xz", "xz", "Zstd", "zstd");

    private RpmFeatures() {}

    /** True if a name of a requirement is one of rpm itself. */
    public static boolean isFeature(String requirement) {
        return requirement.startsWith(PREFIX) && requirement.endsWith(")");
    }

    /** The compression that a requirement stands for, if it stands for one that is known. */
    public static Optional<String> codec(String requirement) {
        String name = name(requirement);
        return name.startsWith(CODEC)
                ? Optional.ofNullable(CODECS.get(name.substring(CODEC.length())))
                : Optional.empty();
    }

    /** The rpm that brought it; empty for what none has brought, and for compression. */
    public static Optional<String> since(String requirement) {
        return Optional.ofNullable(SINCE.get(name(requirement)));
    }

    /**
     * Whether the rpm of a release has it. What no rpm is known to have none has.
     *
     * @param requirement {@code rpmlib(RichDependencies)}
     * @return unknown if the version of its rpm is, or if the vendor gave it to an older one
     */
    public static Answer has(Target target, String requirement) {
        Optional<String> codec = codec(requirement);
        if (codec.isPresent()) {
            return Answer.of(target.payload().reads(codec.get()));
        }
        Answer answer = since(requirement)
                .map(version -> target.toolIsAtLeast(RPM, version))
                .orElse(Answer.NO);
        return answer == Answer.NO && isBackported(target, name(requirement)) ? Answer.UNKNOWN : answer;
    }

    private static boolean isBackported(Target target, String name) {
        String least = BACKPORTED.get(name);
        return least != null && target.toolIsAtLeast(RPM, least) == Answer.YES;
    }

    private static String name(String requirement) {
        return isFeature(requirement) ? requirement.substring(PREFIX.length(), requirement.length() - 1) : requirement;
    }
}
