package dev.gopack.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.elf.ElfFile;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The build information in programs of every kind, built here from its parts. */
class BuildInfoTest {

    private static final String TEXT = "path\texample.com/tool\nmod\texample.com/tool\tv1.2.3\th1:a=\n"
            + "dep\tgolang.org/x/sys\tv0.1.0\th1:b=\ndep\texample.com/old\tv1.0.0\n=>\texample.com/new\tv2.0.0\th1:c=\n"
            + "build\tCGO_ENABLED=0\nbuild\t-ldflags=\"-X \\\"a=b c\\\"\"\n";
    private static final long BASE = 0x400000;

    @ParameterizedTest(name = "{0} {1} is for {2}")
    @CsvSource({
        "arm64, 7, arm64",
        "arm, 7, arm7",
        "arm, '6,softfloat', arm6",
        "arm, 5, arm5",
        "arm, 8, ''",
        "arm, '', ''",
        "'', 7, ''"
    })
    void theSettingsNameTheArchitecture(String goarch, String goarm, String architecture) {
        List<BuildInfo.Setting> settings = Stream.of(
                        new BuildInfo.Setting("GOARCH", goarch), new BuildInfo.Setting("GOARM", goarm))
                .filter(setting -> !setting.value().isEmpty())
                .toList();
        assertThat(new BuildInfo("go1.26.8", "", Optional.empty(), List.of(), settings).architecture())
                .isEqualTo(Optional.of(architecture).filter(name -> !name.isEmpty()));
    }

    @ParameterizedTest(name = "{0}, {1}, GODEBUG={2}: {3}")
    @CsvSource({
        "go1.24.9, '', '', false",
        "go1.25, '', '', true",
        "go1.26.8 X:nodwarf5, 'asynctimerchan=1,updatemaxprocs=0', '', true",
        "devel go1.27-0f8a, '', '', true",
        "go1.26.8, 'asynctimerchan=1,containermaxprocs=0,updatemaxprocs=0', '', false",
        "go1.26.8, 'containermaxprocs=0', 'gctrace=1,containermaxprocs=1', true",
        "go1.26.8, '', containermaxprocs=0, false",
        "unknown, '', '', false"
    })
    void whetherTheRuntimeLooksAtTheQuota(String version, String byDefault, String variable, boolean looks) {
        List<BuildInfo.Setting> settings =
                byDefault.isEmpty() ? List.of() : List.of(new BuildInfo.Setting("DefaultGODEBUG", byDefault));
        assertThat(new BuildInfo(version, "", Optional.empty(), List.of(), settings).readsQuota(variable))
                .isEqualTo(looks);
    }

    /** A 64-bit program with one writable segment that holds the information. */
    private static byte[] program(ByteOrder order, boolean inline, String text) {
        byte[] modules = framed(text);
        byte[] version = "go1.26.8".getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(512 + modules.length).order(order);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1), 1});
        file.putShort(16, (short) 2).putShort(18, (short) 62).putLong(32, 64);
        file.putShort(54, (short) 56).putShort(56, (short) 1);
        file.putInt(64, 1).putInt(68, 6).putLong(72, 128).putLong(80, BASE + 128);
        file.putLong(96, file.capacity() - 128).putLong(104, file.capacity() - 128);
        file.position(128);
        file.put("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        int flags = (inline ? 2 : 0) | (order == ByteOrder.BIG_ENDIAN ? 1 : 0);
        file.put((byte) 8).put((byte) flags);
        if (inline) {
            file.position(160);
            file.put((byte) version.length).put(version);
            file.put((byte) (modules.length & 0x7f | 0x80))
                    .put((byte) (modules.length >> 7))
                    .put(modules);
        } else {
            file.putLong(BASE + 192).putLong(BASE + 208);
            file.putLong(192, BASE + 256).putLong(200, version.length);
            file.putLong(208, BASE + 300).putLong(216, modules.length);
            file.position(256).put(version).position(300).put(modules);
        }
        return file.array();
    }

    private static byte[] framed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[16]);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[16]);
        return bytes.toByteArray();
    }

    private static Optional<BuildInfo> read(byte[] file) throws IOException {
        return GoProgram.buildInfo(ElfFile.read(ByteSource.of("tool", file)));
    }

    private static BuildInfo info(String text) throws IOException {
        return read(program(ByteOrder.LITTLE_ENDIAN, true, text)).orElseThrow();
    }

    @Test
    void bothFormsInBothByteOrdersSayTheSame() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            for (boolean inline : new boolean[] {true, false}) {
                BuildInfo info = read(program(order, inline, TEXT)).orElseThrow();
                assertThat(info.goVersion()).isEqualTo("go1.26.8");
                assertThat(info.path()).isEqualTo("example.com/tool");
                assertThat(info.main()).contains(new GoModule("example.com/tool", "v1.2.3", "h1:a=", Optional.empty()));
                assertThat(info.dependencies()).hasSize(2);
                assertThat(info.dependencies().get(1).effective().path()).isEqualTo("example.com/new");
                assertThat(info.setting("-ldflags")).contains("-X \"a=b c\"");
            }
        }
    }

    @Test
    void aDirectoryThatReplacesAModuleHasNoNameOfItsOwn() throws IOException {
        GoModule replaced =
                info("dep\ta.b/c\tv1.0.0\n=>\t../c\t(devel)\t\n").dependencies().get(0);
        assertThat(replaced.isLocal()).isTrue();
        assertThat(replaced.effective())
                .as("v1.0.0 is not what is in there")
                .isEqualTo(new GoModule("a.b/c", "(devel)", "", Optional.empty()));
    }

    @Test
    void linesOfLaterVersionsOfGoAreSkipped() throws IOException {
        assertThat(info("path\tx\nfuture\ta\tb\n").path()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mod\tone\n",
                "=>\ta\tv1\th\n",
                "dep\ta\tv1\n=>\tb\tv1\th\n=>\tc\tv1\th\n",
                "dep\ta\tv1\n=>\tb\tv1\n",
                "build\t=x\n",
                "build\tnothing\n",
                "build\ta=b c\n",
                "build\ta=\"b\n",
                "build\ta=\"\\q\"\n",
                "build\ta=\"b\"c\n"
            })
    void brokenLinesAreRefused(String text) {
        assertThatThrownBy(() -> info(text))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("tool@128: in the build information, ");
    }

    @Test
    void aFileThatIsNoProgramOfGoHasNone() throws IOException {
        byte[] file = program(ByteOrder.LITTLE_ENDIAN, true, TEXT);
        file[130] = 'X';
        assertThat(read(file)).isEmpty();
    }

    @Test
    void whateverIsChangedOrCutOffTheReaderEndsAsDeclared() throws IOException {
        byte[] whole = program(ByteOrder.LITTLE_ENDIAN, true, TEXT);
        byte[] pointers = program(ByteOrder.BIG_ENDIAN, false, TEXT);
        for (int length = 0; length < whole.length; length++) {
            endsAsDeclared(Arrays.copyOf(whole, length));
            endsAsDeclared(Arrays.copyOf(pointers, length));
        }
        long seed = Long.getLong("gopack.seed", 20261126L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] file = (round % 2 == 0 ? whole : pointers).clone();
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                file[random.nextInt(16, 320)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            endsAsDeclared(file);
        }
    }

    private static void endsAsDeclared(byte[] file) throws IOException {
        try {
            read(file);
        } catch (FormatException declared) {
            assertThat(declared.file()).isEqualTo("tool");
        }
    }
}
