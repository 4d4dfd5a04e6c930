package dev.gopack.deb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.format.BuildListener;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Spool;
import dev.gopack.model.Architecture;
import dev.gopack.model.DebSignature;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.LintSettings;
import dev.gopack.model.SignSettings;
import dev.gopack.report.OutputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataMemberTest {

    private static final long TIME = 1_700_000_000L;
    private static final String LONG = "n".repeat(120);

    @TempDir
    Path directory;

    /** The tree of golden/README.md. */
    private static List<FileEntry> tree() {
        return new ArrayList<>(List.of(
                directory("/"),
                directory("/usr"),
                directory("/usr/bin"),
                directory("/usr/bin-extra"),
                directory("/etc"),
                directory("/etc/foo"),
                directory("/usr/" + LONG),
                directory("/usr/" + LONG + "/sub"),
                file("/usr/bin/a", 04755, "x\n"),
                file("/usr/bin-extra/b", 0644, "y\n"),
                file("/etc/foo/c.conf", 0644, "c\n"),
                file("/usr/bin/" + LONG, 0644, "long\n"),
                new FileEntry.Hardlink(
                        EntryPath.of("/usr/bin/zlink"), FileAttributes.of(04755, TIME), EntryPath.of("/usr/bin/a")),
                symlink("/usr/bin/0link", "a"),
                symlink("/etc/aalink", "x"),
                symlink("/usr/bin/lnk", LONG + LONG)));
    }

    @Test
    void writesTheBytesOfDpkgDeb() throws IOException {
        assertThat(write(tree())).isEqualTo(golden());
    }

    @Test
    void theOrderOfTheInputIsIrrelevant() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            List<FileEntry> shuffled = tree();
            Collections.shuffle(shuffled, new java.util.Random(seed));
            assertThat(write(shuffled)).as("seed %d", seed).isEqualTo(golden());
        }
    }

    @Test
    void theFirstNameOfAFileHasItsContent() {
        FileEntry b = file("/b", 0644, "x");
        FileEntry a = new FileEntry.Hardlink(EntryPath.of("/a"), b.attributes(), b.path());
        FileEntry c = new FileEntry.Hardlink(EntryPath.of("/c"), b.attributes(), b.path());
        List<FileEntry> sorted = ArchiveOrder.sort(List.of(c, b, a));
        assertThat(sorted.get(0)).isInstanceOf(FileEntry.Regular.class);
        assertThat(sorted).extracting(entry -> entry.path().value()).containsExactly("/a", "/b", "/c");
        assertThat(sorted.subList(1, 3)).allSatisfy(entry -> assertThat(((FileEntry.Hardlink) entry).target())
                .isEqualTo(EntryPath.of("/a")));
    }

    @Test
    void md5sumsHasEveryNameButConffiles() throws IOException {
        String md5sums;
        try (Spool spool = Spool.in(directory)) {
            md5sums = new DataMember(plan(tree()), context()).writeTo(spool).md5sums();
        }
        // md5sum of GNU coreutils 9.1, run in the tree of golden/README.md
        assertThat(md5sums).isEqualTo("""
                401b30e3b8b5d629635a5c613cdb7919  usr/bin/a
                0f92c08458d44aebc2cb419604be833b  usr/bin/%s
                401b30e3b8b5d629635a5c613cdb7919  usr/bin/zlink
                009520053b00386d1173f3988c55d192  usr/bin-extra/b
                """.formatted(LONG));
    }

    @Test
    void sizesOverEightGibibytesAreBase256() throws IOException {
        // tar 1.34: truncate -s 8589934592 big; tar --format=gnu -cf - big | head -c 136 | tail -c 12 | xxd -p
        assertThat(sizeField(8_589_934_592L)).asHexString().isEqualTo("800000000000000200000000");
        assertThat(sizeField(8_589_934_591L))
                .isEqualTo("77777777777\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    @Test
    void aMemberThatOutgrowsTheArchiveIsRefusedAtOnce() throws IOException {
        assertThatThrownBy(() -> ArWriter.checkSize("data.tar", 10_000_000_000L))
                .isInstanceOf(OutputException.class);
        ArWriter.checkSize("data.tar", 9_999_999_999L);
        try (var limited = new LimitedOutputStream(new ByteArrayOutputStream(), "data.tar.zst", 10)) {
            limited.write(new byte[10], 0, 10);
            assertThatThrownBy(() -> limited.write(1))
                    .isInstanceOf(OutputException.class)
                    .hasMessageContaining("data.tar.zst grows beyond 10 bytes");
        }
    }

    private static byte[] sizeField(long size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TarWriter(out).add(TarEntry.file("big", size, FileAttributes.of(0644, TIME)));
        return java.util.Arrays.copyOfRange(out.toByteArray(), 124, 136);
    }

    private WriteContext context() {
        return new WriteContext(directory, 1, BuildListener.NONE);
    }

    private byte[] write(List<FileEntry> entries) throws IOException {
        DebPlan plan = plan(entries);
        try (Spool spool = Spool.in(directory)) {
            new DataMember(plan, context()).writeTo(spool);
            ByteBuffer bytes = ByteBuffer.allocate((int) spool.size());
            spool.asSource("spool").read(0, bytes);
            return bytes.array();
        }
    }

    private static DebPlan plan(List<FileEntry> entries) {
        return new DebPlan(
                "t",
                "1",
                Architecture.ALL,
                "all",
                "t_1_all.deb",
                ArchiveOrder.sort(entries),
                List.of(),
                new ControlParagraph(Map.of("Package", "t")),
                List.of(),
                Set.of("/etc/foo/c.conf"),
                Compression.of(Codec.NONE),
                TIME,
                Optional.empty(),
                "t_1_all.deb",
                SignSettings.NONE,
                DebSignature.USUAL,
                LintSettings.DEFAULT);
    }

    private static byte[] golden() throws IOException {
        try (InputStream in =
                new GZIPInputStream(DataMemberTest.class.getResourceAsStream("/golden/dpkg-deb-data.tar.gz"))) {
            return in.readAllBytes();
        }
    }

    private static FileEntry directory(String path) {
        return new FileEntry.Directory(EntryPath.of(path), FileAttributes.of(0755, TIME), false);
    }

    private static FileEntry file(String path, int mode, String content) {
        return new FileEntry.Regular(
                EntryPath.of(path), FileAttributes.of(mode, TIME), FileRole.PLAIN, ContentSource.of(path, content));
    }

    private static FileEntry symlink(String path, String target) {
        return new FileEntry.Symlink(EntryPath.of(path), FileAttributes.of(0777, TIME), target);
    }
}
