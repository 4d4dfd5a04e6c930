package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The zip of a module, and zips that lie. */
class ModuleZipTest {

    private static final String PREFIX = "example.com/m@v1.0.0/";
    private static final ModuleRef MODULE = new ModuleRef("example.com/m", "v1.0.0");

    private static ZipBuilder good() {
        return new ZipBuilder()
                .file(PREFIX + "go.mod", "module example.com/m\n")
                .file(PREFIX + "a.go", "package m\n".repeat(9));
    }

    private static ByteSource source(byte[] bytes) {
        return ByteSource.of("m.zip", bytes);
    }

    private static String h1(byte[] bytes) throws IOException {
        return ModuleHash.h1(ModuleZip.read(source(bytes), MODULE));
    }

    private static void refused(Consumer<ZipBuilder> lie, String problem) {
        ZipBuilder zip = good();
        lie.accept(zip);
        assertThatThrownBy(() -> h1(zip.build()))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("m.zip@")
                .hasMessageContaining(problem);
    }

    private static byte[] zip64(long size, long packed, long offset) {
        return ZipBuilder.little(28)
                .putShort((short) 1)
                .putShort((short) 24)
                .putLong(size)
                .putLong(packed)
                .putLong(offset)
                .array();
    }

    @Test
    void filesAreListedAndRead() throws IOException {
        ModuleZip zip = ModuleZip.read(source(good().build()));
        assertThat(zip.module()).isEqualTo(MODULE);
        assertThat(zip.entries()).extracting(ModuleZip.Entry::path).containsExactly("go.mod", "a.go");
        assertThat(zip.bytes(zip.entry("a.go").orElseThrow())).hasSize(90);
        assertThat(zip.goMod().orElseThrow().module()).contains("example.com/m");
        assertThat(zip.entry("b.go")).isEmpty();
        try (InputStream in = zip.open(zip.entry("go.mod").orElseThrow())) {
            assertThat(in.read()).isEqualTo('m');
        }
    }

    @Test
    void severalThreadsMayReadFiles() throws IOException {
        ZipBuilder builder = good();
        Random random = new Random(1);
        Map<String, String> wanted = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            String text = random.ints(9000, 32, 127)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            wanted.put("f" + i + ".go", text);
            builder.file(PREFIX + "f" + i + ".go", text);
        }
        ModuleZip zip = ModuleZip.read(source(builder.build()));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            names.addAll(wanted.keySet());
        }
        Collections.shuffle(names, random);
        Map<String, String> found = new ConcurrentHashMap<>();
        names.parallelStream().forEach(name -> {
            try {
                byte[] bytes = zip.bytes(zip.entry(name).orElseThrow());
                found.put(name, new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(found).isEqualTo(wanted);
    }

    /** The value is of sha256sum and base64 over the same list, from the shell. */
    @Test
    void theHashIsThatOfTheListOfHashes() {
        // printf 'module x\n' | sha256sum | sed 's/-$/go.mod/' | sha256sum | cut -c1-64 | xxd -r -p | base64
        assertThat(ModuleHash.h1OfGoMod("module x\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("h1:bKYNTh+vo5+F34HHOy4dca0+SoibMve/ocX8Qhd4v5Y=");
    }

    @Test
    void storedFilesAndNumbersInTheExtraFieldAreFine() throws IOException {
        ZipBuilder zip = good();
        zip.last().stored();
        String hash = h1(zip.build());
        assertThat(hash).isEqualTo(h1(good().build()));
        ZipBuilder large = good();
        ZipBuilder.File file = large.last();
        long offset = 30 + file.name.length() + 2 + large.files.get(0).packed.length;
        file.extra = zip64(file.size, file.packedSize, offset);
        byte[] bytes = large.build();
        int entry = last(bytes, 0x02014b50);
        ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(entry + 20, -1)
                .putInt(entry + 24, -1)
                .putInt(entry + 42, -1);
        assertThat(h1(bytes)).isEqualTo(hash);
    }

    @Test
    void liesAreFound() {
        refused(zip -> zip.behind = new byte[] {1}, "no end record");
        refused(zip -> zip.behindDirectory = new byte[] {0, 0}, "does not lie right before");
        refused(zip -> zip.count = 1, "more files than the 1");
        refused(zip -> zip.count = 3, "there are 2 files, not 3");
        refused(zip -> zip.directorySize = 10, "does not lie right before");
        refused(zip -> zip.directoryOffset = 0x7fffffff, "does not lie right before");
        refused(zip -> zip.last().crc ^= 1, "CRC");
        refused(zip -> zip.last().size++, "there are 90 bytes, not 91");
        refused(zip -> zip.last().size--, "more than 89 bytes");
        refused(zip -> zip.last().packedSize++, "overlap");
        refused(zip -> zip.files.get(0).packedSize--, "ends early");
        refused(
                zip -> zip.last().packed =
                        new byte[] {(byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                "deflated");
        refused(zip -> zip.last().offset = 0, "overlap");
        refused(zip -> zip.last().offset = 1 << 30, "overlap");
        refused(zip -> zip.last().localName = PREFIX + "b.go", "contradicts");
        refused(zip -> zip.last().method = 12, "method 12");
        refused(zip -> zip.last().flags = 1, "encrypted");
        refused(zip -> zip.last().stored().packedSize = 5, "contradict");
        refused(zip -> zip.last().extra = new byte[] {1, 0, 99, 0}, "extra");
    }

    @Test
    void numbersInTheExtraFieldLieNoBetter() {
        refused(
                zip -> {
                    zip.last().size = 0xffffffffL;
                    zip.last().extra = zip64(1L << 62, 1, 1);
                },
                "bytes together");
        refused(
                zip -> {
                    zip.last().size = 0xffffffffL;
                    zip.last().extra = zip64(-1, 1, 1);
                },
                "contradict");
        refused(
                zip -> {
                    zip.last().offset = 0xffffffffL;
                    zip.last().extra = ZipBuilder.little(4)
                            .putShort((short) 1)
                            .putShort((short) 0)
                            .array();
                },
                "lacks");
        refused(
                zip -> {
                    zip.last().size = 0xffffffffL;
                    zip.last().extra = ZipBuilder.little(6)
                            .putShort((short) 1)
                            .putShort((short) 500)
                            .array();
                },
                "longer than all");
    }

    @Test
    void theEndRecordForLargeZipsLiesNoBetter() {
        for (long entries : new long[] {-1, 1L << 40, 3}) {
            byte[] end = ZipBuilder.little(76)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putInt(0)
                    .putLong(0)
                    .putLong(entries)
                    .putLong(entries)
                    .putLong(100)
                    .putLong(0)
                    .putInt(0x07064b50)
                    .putInt(0)
                    .putLong(0)
                    .putInt(1)
                    .array();
            ZipBuilder zip = good();
            zip.behindDirectory = end;
            zip.count = 0xffff;
            assertThatThrownBy(() -> h1(zip.build())).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void namesThatNoModuleHasAreRefused() {
        refused(zip -> zip.file("other.com/m@v1.0.0/x", ""), "does not start with");
        refused(zip -> zip.file(PREFIX + "../x", ""), "cannot be in a module");
        refused(zip -> zip.file(PREFIX + "a\u0000b", ""), "cannot be in a module");
        refused(zip -> zip.file(PREFIX + "C:x", ""), "cannot be in a module");
        refused(zip -> zip.file(PREFIX + "a.go", ""), "twice");
        refused(zip -> zip.file(PREFIX + "A.go", ""), "nothing but case");
        refused(zip -> zip.file(PREFIX + "a.go/x", ""), "both a file and a directory");
        refused(zip -> zip.file(PREFIX + "x/go.mod", ""), "module's own directory");
        refused(zip -> zip.file(PREFIX + "a/".repeat(3000) + "x", ""), "has length");
        refused(zip -> zip.last().size = 501L << 20, "bytes together");
        refused(
                zip -> {
                    zip.files.get(0).size = (16L << 20) + 1;
                },
                "16777216 bytes");
    }

    @Test
    void aBombStopsAtItsDeclaredSize() {
        byte[] zeros = new byte[64 << 20];
        ZipBuilder zip = good();
        ZipBuilder.File bomb = new ZipBuilder.File(PREFIX + "bomb", zeros);
        bomb.size = 10;
        zip.files.add(bomb);
        assertThatThrownBy(() -> h1(zip.build()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("more than 10");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] zip = good().build();
        for (int i = 0; i < zip.length; i++) {
            byte[] cut = Arrays.copyOf(zip, i);
            assertThatThrownBy(() -> h1(cut)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void whatIsNoModulesZipIsRefused() {
        assertThatThrownBy(() -> ModuleZip.read(source(new ZipBuilder().build())))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() ->
                        ModuleZip.read(source(new ZipBuilder().file("x", "y").build())))
                .hasMessageContaining("path@version/file");
        assertThatThrownBy(() -> ModuleZip.read(
                        source(new ZipBuilder().file("a.b/c@v2.0.0/x", "y").build())))
                .hasMessageContaining("do not go together");
        assertThatThrownBy(() -> ModuleZip.read(
                        source(new ZipBuilder().file("a@v1.0.0/x", "y").build())))
                .hasMessageContaining("not the path of a module");
        assertThatThrownBy(() -> ModuleZip.read(
                        source(new ZipBuilder().file("a.b/c@main/x", "y").build())))
                .hasMessageContaining("not a version");
    }

    private static int last(byte[] bytes, int magic) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int at = bytes.length - 4;
        while (buffer.getInt(at) != magic) {
            at--;
        }
        return at;
    }
}
