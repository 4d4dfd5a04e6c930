package dev.gopack.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs tell, built here from their parts; real ones are in conformance. */
class GoBinaryTest {

    private static final List<String> NAMES = List.of(
            "go:buildid",
            "runtime.main",
            "net.(*Resolver).lookupIP",
            "crypto/x509.loadSystemRoots",
            "vendor/golang.org/x/net/idna.ToASCII",
            "gopkg.in/yaml%2ev3.Unmarshal",
            "example.com/a/vendor/example.com/b.F",
            "example.com/tool/internal/x.(*T[go.shape.int,example.com/c.D]).M.func1",
            // methods that types have of interfaces of other packages
            "crypto/x509.T.example.com/tool/internal/x.hidden",
            "gopkg.in/yaml%2ev3.node.crypto/x509.hidden",
            "main.main");
    private static final byte[] TABLE = GoFixture.table(GoFixture.GO_1_20, 8, ByteOrder.LITTLE_ENDIAN, NAMES);
    private static final byte[] INFO = GoFixture.info("go1.26.8", GoFixture.TEXT);

    private static GoBinary read(byte[] file) throws IOException {
        return GoProgram.read(ByteSource.of("tool", file));
    }

    private static GoBinary program(List<String> names, String text) throws IOException {
        byte[] table = GoFixture.table(GoFixture.GO_1_20, 8, ByteOrder.LITTLE_ENDIAN, names);
        return read(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, GoFixture.info("go1.26.8", text)));
    }

    static Stream<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        for (int magic : List.of(GoFixture.GO_1_2, GoFixture.GO_1_16, GoFixture.GO_1_18, GoFixture.GO_1_20)) {
            for (int word : List.of(4, 8)) {
                for (boolean sections : List.of(true, false)) {
                    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                        files.add(GoFixture.elf(order, sections, GoFixture.table(magic, word, order, NAMES), INFO));
                    }
                }
                byte[] table = GoFixture.table(magic, word, ByteOrder.LITTLE_ENDIAN, NAMES);
                files.add(GoFixture.pe(table, INFO));
                files.add(GoFixture.macho(0, table, INFO));
                files.add(GoFixture.fat(table, INFO));
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTableInEveryKindOfFileSaysTheSame(byte[] file) throws IOException {
        GoBinary binary = read(file);
        assertThat(binary.buildInfo().orElseThrow().goVersion()).isEqualTo("go1.26.8");
        assertThat(binary.packages().all())
                .containsExactly(
                        "crypto/x509",
                        "example.com/b",
                        "example.com/tool/internal/x",
                        "gopkg.in/yaml.v3",
                        "main",
                        "net",
                        "runtime",
                        "vendor/golang.org/x/net/idna");
        assertThat(binary.packages().standardLibrary())
                .containsExactly("crypto/x509", "net", "runtime", "vendor/golang.org/x/net/idna");
        assertThat(binary.signals().evidence(GoSignal.SYSTEM_ROOTS)).contains("crypto/x509.loadSystemRoots");
        assertThat(binary.signals().has(GoSignal.PURE_RESOLVER)).isEqualTo(binary.container() != Container.PE);
        assertThat(binary.notes()).isEmpty();
    }

    @Test
    void systemAndProcessorComeFromTheSettingsOrElseFromTheFile() throws IOException {
        byte[] silent = GoFixture.info("go1.17", "path\texample.com/tool\n");
        assertThat(read(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, TABLE, INFO))
                        .goos())
                .isEqualTo("plan9");
        assertThat(Stream.of(
                                GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, TABLE, silent),
                                GoFixture.pe(TABLE, silent),
                                GoFixture.macho(0, TABLE, silent))
                        .map(GoBinaryTest::system))
                .containsExactly("ELF linux/amd64", "PE windows/arm64", "MACH_O darwin/arm64");
    }

    private static String system(byte[] file) {
        try {
            GoBinary binary = read(file);
            return binary.container() + " " + binary.goos() + "/" + binary.goarch();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "main.main, main",
        "main.main.func1, main",
        "golang.org/x/sys/unix.Syscall, golang.org/x/sys/unix",
        "net/http.glob..func5, net/http",
        "gopkg.in/yaml%2ev3.(*parser).node, gopkg.in/yaml.v3",
        "a.b/c%22d.F, a.b/c\"d",
        "slices.SortFunc[go.shape.[]a.b/c.T], slices",
        "time.Time.String-fm, time",
        "_/home/me/tool.F, _/home/me/tool",
        "github.com/a/b@v1/c.F, github.com/a/b@v1/c",
        "main.cold, ''",
        "go:buildid, ''",
        "type:.eq.a/b.T, ''",
        "type..eq.a/b.T, ''",
        "go.(*struct { sync.Mutex }).Lock, ''",
        "_cgo_topofstack, ''",
        "__tsan_read8.part.0, ''",
        "memmove, ''",
        "a.b/c%2.F, ''",
        "a.b/c%0a.F, ''",
        "a.b/.F, ''"
    })
    void theImportPathOfAFunction(String name, String path) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        int end = SymbolName.pathEnd(bytes, bytes.length);
        assertThat(end < 0 ? "" : SymbolName.unescape(name.substring(0, end)).orElse(""))
                .isEqualTo(path);
    }

    @Test
    void everySignalNamesWhatShowsIt() throws IOException {
        GoBinary binary = program(
                List.of(
                        "net._C2func_getaddrinfo",
                        "net.(*Resolver).x",
                        "os/user._Cfunc_free",
                        "time.LoadLocation",
                        "time/tzdata.init.0",
                        "plugin._Cfunc_pluginOpen",
                        "os/exec.(*Cmd).Start",
                        "log/syslog.Dial",
                        "runtime/cgo.NewHandle",
                        "_goboringcrypto_SHA256_Init"),
                "path\ta.b/c\nbuild\t-race=true\nbuild\t-cover=true\nbuild\tGOFIPS140=v1.0.0\n");
        assertThat(binary.signals().evidence())
                .isEqualTo(Map.ofEntries(
                        Map.entry(GoSignal.CGO_RESOLVER, "net._C2func_getaddrinfo"),
                        Map.entry(GoSignal.CGO_USER, "os/user._Cfunc_free"),
                        Map.entry(GoSignal.TIME_ZONES, "time.LoadLocation"),
                        Map.entry(GoSignal.EMBEDDED_TIME_ZONES, "time/tzdata"),
                        Map.entry(GoSignal.PLUGIN, "plugin._Cfunc_pluginOpen"),
                        Map.entry(GoSignal.EXEC, "os/exec.(*Cmd).Start"),
                        Map.entry(GoSignal.SYSLOG, "log/syslog.Dial"),
                        Map.entry(GoSignal.CGO, "runtime/cgo"),
                        Map.entry(GoSignal.BORING_CRYPTO, "_goboringcrypto_SHA256_Init"),
                        Map.entry(GoSignal.RACE, "-race=true"),
                        Map.entry(GoSignal.COVER, "-cover=true"),
                        Map.entry(GoSignal.FIPS140, "GOFIPS140=v1.0.0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"net.cgoLookupHost", "time.loadLocation", "crypto/internal/fips140.init", "plugin.Open", "x.y"})
    void namesThatManyProgramsHaveAreNoSignals(String name) throws IOException {
        assertThat(program(List.of(name), "path\ta.b/c\nbuild\tCGO_ENABLED=1\n")
                        .signals()
                        .all())
                .isEmpty();
    }

    @Test
    void librariesAndPluginsAreNoPrograms() throws IOException {
        assertThat(program(NAMES, "build\t-buildmode=c-shared\n").isProgram()).isFalse();
        assertThat(program(NAMES, "build\t-buildmode=pie\n").isProgram()).isTrue();
        assertThat(program(NAMES, "path\ta.b/c\n").isProgram()).isTrue();
    }

    @Test
    void aDamagedTableDoesNotLoseTheBuildInformation() throws IOException {
        byte[] table = TABLE.clone();
        Arrays.fill(table, 0, 64, (byte) 0x55);
        GoBinary binary = read(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, INFO));
        assertThat(binary.buildInfo()).isPresent();
        assertThat(binary.packages().all()).isEmpty();
        assertThat(binary.has(GoNote.Kind.DAMAGED_TABLE)).isTrue();
    }

    @Test
    void ofATableThatIsCutOffTheRestIsRead() throws IOException {
        byte[] table = Arrays.copyOf(GoFixture.table(GoFixture.GO_1_18, 8, ByteOrder.BIG_ENDIAN, NAMES), 160);
        GoBinary binary = read(GoFixture.elf(ByteOrder.BIG_ENDIAN, true, table, INFO));
        assertThat(binary.buildInfo()).isPresent();
        assertThat(binary.packages().all()).containsExactly("runtime");
        assertThat(binary.has(GoNote.Kind.TRUNCATED_TABLE)).isTrue();
    }

    @Test
    void whatWasTakenOutIsSaid() throws IOException {
        byte[] none = new byte[64];
        assertThat(kinds(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, TABLE, none)))
                .containsExactly(GoNote.Kind.NO_BUILD_INFO);
        assertThat(kinds(GoFixture.pe(none, INFO))).containsExactly(GoNote.Kind.NO_TABLE);
        // observed: garble 0.16 with Go 1.26
        assertThat(kinds(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, none, GoFixture.info("unknown", ""))))
                .containsExactly(GoNote.Kind.DAMAGED_TABLE, GoNote.Kind.OBFUSCATED);
        assertThat(kinds(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, TABLE, GoFixture.info("go1.19.8", ""))))
                .containsExactly(GoNote.Kind.NO_MODULES);
    }

    @Test
    void packedProgramsAreSaidToBe() throws IOException {
        byte[] file = GoFixture.elf(ByteOrder.LITTLE_ENDIAN, false, new byte[32], new byte[64]);
        System.arraycopy("UPX!".getBytes(StandardCharsets.ISO_8859_1), 0, file, 300, 4);
        assertThat(kinds(file)).contains(GoNote.Kind.PACKED, GoNote.Kind.NO_BUILD_INFO);
    }

    private static List<GoNote.Kind> kinds(byte[] file) throws IOException {
        return read(file).notes().stream().map(GoNote::kind).toList();
    }

    @Test
    void aProgramForAnotherSystemIsRefusedWhereOneIsWanted(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("tool"), GoFixture.pe(TABLE, INFO));
        assertThat(GoProgram.scan(file, Container.PE)).isEqualTo(GoProgram.scan(file));
        assertThatThrownBy(() -> GoProgram.scan(file, Container.ELF))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + "@0: a program of kind PE, not ELF");
    }

    @Test
    void otherFilesAreRefused() {
        byte[] program = GoFixture.elf(ByteOrder.LITTLE_ENDIAN, false, new byte[32], new byte[64]);
        assertThatThrownBy(() -> read(program))
                .isInstanceOf(FormatException.class)
                .hasMessage("tool@0: no program of Go, or all that shows it was taken out");
        byte[] javaClass = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThatThrownBy(() -> read(javaClass)).hasMessage("tool@0: not a program: neither ELF nor PE nor Mach-O");
        assertThatThrownBy(() -> read(new byte[3])).isInstanceOf(FormatException.class);
    }
}
