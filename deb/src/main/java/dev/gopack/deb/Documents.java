package dev.gopack.deb;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.archive.Compressors;
import dev.gopack.format.PackageDraft;
import dev.gopack.io.ContentSource;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the two documents that every deb package has: changelog and copyright. // docs: Debian policy 12.5, 12.7 */
final class Documents {

    // lintian: changelog-not-compressed-with-max-compression
    private static final Compression BEST = new Compression(Codec.GZIP, 9);

    private final PackageDraft draft;
    private final Identity identity;
    private final Problems problems;

    Documents(PackageDraft draft, Identity identity, Problems problems) {
        this.draft = draft;
        this.identity = identity;
        this.problems = problems;
    }

    List<FileEntry.Regular> plan() {
        List<FileEntry.Regular> documents = new ArrayList<>();
        EntryPath directory = EntryPath.of("/usr/share/doc/" + identity.name());
        if (isTaken(directory)) {
            return documents; // such as a link to the documents of another package
        }
        // Debian policy 12.7: the changelog of a native package is upstream's at the same time
        String name = identity.isNative() ? "changelog.gz" : "changelog.Debian.gz";
        String changelog = new ChangelogText(draft.spec(), identity).render(draft.changelog(), draft.timestamp());
        documents.add(document(directory.resolve(name), gzip(changelog)));
        if (!draft.spec().license().isBlank()) {
            String copyright = CopyrightText.render(draft, identity.name());
            documents.add(document(directory.resolve("copyright"), copyright.getBytes(StandardCharsets.UTF_8)));
        } else if (draft.files().stream().noneMatch(file -> file.path().equals(directory.resolve("copyright")))) {
            problems.report(
                    DebRules.NO_LICENSE,
                    "license",
                    "there is no licence, so the package has no copyright file",
                    "write license: and an SPDX expression");
        }
        return documents;
    }

    private boolean isTaken(EntryPath directory) {
        return draft.files().stream()
                .anyMatch(file -> file.path().equals(directory) && !(file instanceof FileEntry.Directory));
    }

    private FileEntry.Regular document(EntryPath path, byte[] content) {
        return new FileEntry.Regular(
                path,
                FileAttributes.of(0644, draft.timestamp()),
                FileRole.PLAIN,
                ContentSource.of(path.value(), content));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressed = Compressors.open(bytes, BEST, 1)) {
            compressed.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }
}
