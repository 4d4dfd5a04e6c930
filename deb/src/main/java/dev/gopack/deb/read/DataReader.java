package dev.gopack.deb.read;

import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.io.Digests;
import dev.gopack.report.GopackException;
import dev.gopack.verify.PathRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the data archive once: checks every entry, takes the digest of every file. */
final class DataReader {

    private static final long BUFFER = 1 << 16;

    private final TarReader tar;
    private final long mostEntries;
    private final long mostNames;
    private final Set<String> conffiles;
    private final Set<String> wanted;
    private final ContentTaker contents;
    private final Map<String, PackagedFile> files = new LinkedHashMap<>();
    private final Map<String, byte[]> kept = new HashMap<>();
    private final MessageDigest md5 = Digests.md5();
    private byte[] buffer = {};
    private boolean root;
    private long names;

    /**
     * A reader over the unpacked archive.
     *
     * @param size of the whole package, with which what it may list grows
     * @param conffiles paths to be marked
     * @param wanted paths of small files whose content is to be kept
     * @param contents gets the contents of all others
     */
    DataReader(
            String name, InputStream in, long size, Set<String> conffiles, Set<String> wanted, ContentTaker contents) {
        this.tar = new TarReader(name, in, DebLimits.DATA_ARCHIVE);
        this.mostEntries = DebLimits.entries(size);
        this.mostNames = DebLimits.names(size);
        this.conffiles = conffiles;
        this.wanted = wanted;
        this.contents = contents;
    }

    DataArchive read() throws IOException {
        Optional<TarMember> next = tar.next();
        while (next.isPresent()) {
            TarMember member = next.get();
            checkLimits(member);
            String path = TarPath.of(tar, member);
            if (path.isEmpty()) {
                addRoot(member);
            } else {
                add("/" + path, member);
            }
            next = tar.next();
        }
        checkParents();
        return new DataArchive(List.copyOf(files.values()), kept);
    }

    private void addRoot(TarMember member) {
        if (root || !member.isDirectory()) {
            throw tar.broken(member.at(), root ? "the root directory a second time" : "the root is no directory");
        }
        root = true;
    }

    private void add(String path, TarMember member) throws IOException {
        if (!TarPath.fits(path)) {
            throw tar.broken(
                    member.at(),
                    "a longer path than dpkg unpacks, which is " + DebLimits.PATH + " bytes, or "
                            + DebLimits.PART_OF_PATH + " between slashes: " + GopackException.quote(path));
        }
        String link = member.type() == '1' ? hardlinkTarget(member) : member.link();
        if (member.type() == '2' && (link.isEmpty() || TarPath.hasControlCharacter(link))) {
            throw tar.broken(member.at(), "not a target of a link: " + GopackException.quote(link));
        }
        String digest = member.isFile() ? "md5:" + content(path, member) : "";
        PackagedFile file = new PackagedFile(
                path,
                member.kind(),
                member.mode(),
                member.user(),
                member.group(),
                member.size(),
                member.mtime(),
                link,
                digest,
                conffiles.contains(path) ? List.of("conffile") : List.of());
        if (files.put(path, file) != null) {
            // observed: dpkg unpacks both, the last one wins
            throw tar.broken(member.at(), "the path " + GopackException.quote(path) + " a second time");
        }
    }

    private void checkLimits(TarMember member) {
        names += member.name().length() + member.link().length();
        if (files.size() == mostEntries || names > mostNames) {
            throw tar.broken(
                    member.at(),
                    "more than " + mostEntries + " entries, or names of more than " + mostNames
                            + " bytes, which is too much for a package of this size");
        }
    }

    private String content(String path, TarMember member) throws IOException {
        if (wanted.contains(path) && member.size() <= DebLimits.CHANGELOG) {
            byte[] content = tar.readAll(DebLimits.CHANGELOG, path);
            kept.put(path, content);
            md5.update(content);
        } else {
            int most = (int) Math.min(BUFFER, member.size());
            buffer = buffer.length < most ? new byte[most] : buffer;
            try (OutputStream taken = contents.take(path, member.size()).orElseGet(OutputStream::nullOutputStream)) {
                int count;
                while ((count = tar.read(buffer)) >= 0) {
                    md5.update(buffer, 0, count);
                    taken.write(buffer, 0, count);
                }
            }
        }
        return Digests.hex(md5);
    }

    // observed: dpkg also takes a file of the host as target; then the package installs what it does not contain
    private String hardlinkTarget(TarMember member) {
        String target = "/" + TarPath.canonical(tar, member, member.link());
        PackagedFile file = files.get(target);
        if (file == null || !file.kind().equals("file")) {
            throw tar.broken(
                    member.at(),
                    "a hard link to " + GopackException.quote(member.link())
                            + ", which is no file that comes before it");
        }
        return target;
    }

    /** Nothing may lie below what is not a directory; through a link it would land outside its path. */
    private void checkParents() {
        List<PackagedFile> all = List.copyOf(files.values());
        int[] parents = PathRules.parents(all.stream().map(PackagedFile::path).toList());
        for (int i = 0; i < parents.length; i++) {
            if (parents[i] >= 0 && !all.get(parents[i]).kind().equals("directory")) {
                throw tar.broken(
                        0,
                        GopackException.quote(all.get(i).path()) + " lies below a "
                                + all.get(parents[i]).kind());
            }
        }
    }
}
