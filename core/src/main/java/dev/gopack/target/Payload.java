package dev.gopack.target;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the contents of a package may be compressed, and which digests have to be in it. Codecs have the names that specs
 * use, and {@code bzip2} besides.
 *
 * @param usual what the release's own builder writes, if known
 * @param readable what can be installed there
 * @param zstdSince the first level of the release that reads zstd, in words; empty if not known
 * @param digests digests that a package needs; empty if the format has no choice
 * @param preferred what to write if nobody asks for anything else: what a spec's definition of the target calls its
 *     default; or else zstd, which is quicker by far, where the release is known to read it, and otherwise what its own
 *     builder writes
 */
public record Payload(
        Optional<String> usual,
        List<String> readable,
        Optional<String> zstdSince,
        List<String> digests,
        String preferred) {

    private static final Set<String> CODECS = Set.of("gzip", "bzip2", "xz", "lzma", "zstd", "zchunk", "lz4");

    /** Copies the lists. */
    public Payload {
        readable = List.copyOf(readable);
        digests = List.copyOf(digests);
    }

    static Payload of(Facts facts, Family family) throws Facts.BadFact {
        Optional<String> usual = facts.word("payload.default");
        List<String> readable = codecs(facts, "payload.readable");
        if (usual.isPresent() && !readable.contains(usual.get())) {
            throw Facts.bad("payload.default", usual.get(), "among those that can be read");
        }
        Set<String> known = Set.of("md5", "sha1", "sha256");
        List<String> digests = family == Family.RPM ? facts.words("payload.digests", known) : List.of();
        boolean zstd = readable.contains("zstd")
                && facts.isFirm("payload.readable")
                && !(usual.isPresent() && facts.isOfSpec("payload.default"));
        String otherwise = usual.orElse(readable.contains("xz") ? "xz" : "gzip");
        return new Payload(usual, readable, facts.optional("payload.zstd_since"), digests, zstd ? "zstd" : otherwise);
    }

    static List<String> codecs(Facts facts, String key) throws Facts.BadFact {
        return facts.words(key, CODECS);
    }

    /** True if a package that is compressed so can be installed; {@code none} always can. */
    public boolean reads(String codec) {
        return codec.equals("none") || readable.contains(codec);
    }

    /** True if a package needs MD5 and SHA-1 digests. */
    public boolean needsOldDigests() {
        return digests.contains("md5") || digests.contains("sha1");
    }
}
