package dev.gopack.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package file says of itself, as a strict reader found it.
 *
 * @param format the format's {@link PackageFormat#id}
 * @param name package name
 * @param evr {@code [epoch:]version[-release]}
 * @param architecture the format's own name
 * @param fields further metadata by the format's own names (SUMMARY, Installed-Size, ...), in file order
 * @param relations relations by the format's own names (Requires, Pre-Depends, ...), each as the format writes it
 * @param files what it installs, in archive order
 * @param scripts scriptlets and other control files by the format's own names (preinst, %post, triggers, ...)
 * @param changelog entries as text, newest first
 * @param digests digests and sizes that the package states, each with the verdict
 */
public record PackageInfo(
        String format,
        String name,
        String evr,
        String architecture,
        Map<String, String> fields,
        Map<String, List<String>> relations,
        List<PackagedFile> files,
        Map<String, Script> scripts,
        List<String> changelog,
        List<DigestCheck> digests) {

    /** Copies the collections, keeping their order. */
    public PackageInfo {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
        files = List.copyOf(files);
        scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
        changelog = List.copyOf(changelog);
        digests = List.copyOf(digests);
    }

    /** True if every digest that the package states is right. */
    public boolean isIntact() {
        return digests.stream().allMatch(DigestCheck::matches);
    }

    /** The first of its digests that is wrong. */
    public Optional<DigestCheck> damage() {
        return digests.stream().filter(digest -> !digest.matches()).findFirst();
    }

    /**
     * One installed file.
     *
     * @param path absolute path
     * @param kind file, directory, symlink, hardlink, device (of characters), block-device or fifo
     * @param mode permission bits
     * @param user owner
     * @param group group
     * @param size bytes
     * @param mtime seconds since 1970-01-01T00:00:00Z
     * @param linkTarget target of a link, else empty
     * @param digest content digest as {@code algorithm:hex}, or empty
     * @param flags the format's marks, for example config, noreplace, doc, license, ghost, conffile
     */
    public record PackagedFile(
            String path,
            String kind,
            int mode,
            String user,
            String group,
            long size,
            long mtime,
            String linkTarget,
            String digest,
            List<String> flags) {
        /** Copies the flags. */
        public PackagedFile {
            flags = List.copyOf(flags);
        }
    }

    /**
     * One scriptlet or control file.
     *
     * @param interpreter program and arguments, empty if it is not a script
     * @param body text
     */
    public record Script(List<String> interpreter, String body) {
        /** Copies the interpreter. */
        public Script {
            interpreter = List.copyOf(interpreter);
        }
    }

    /**
     * A digest or size that the package states.
     *
     * @param name what it covers, for example {@code header SHA256}
     * @param stated the value in the package
     * @param actual the value that was computed
     */
    public record DigestCheck(String name, String stated, String actual) {
        /** True if both are the same. */
        public boolean matches() {
            return stated.equals(actual);
        }
    }
}
