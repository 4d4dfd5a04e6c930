package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.gopack.io.ByteSource;
import dev.gopack.io.Endurance;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No file hurts: a reader takes it, or throws the one exception, in bounded time and memory. */
class HostileModulesTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261126);
    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000) / 6; // for each of six readers
    private static final long MOST_MEMORY = 32L << 20;
    private static final long MOST_NANOSECONDS = 2_000_000_000L;

    private final Endurance endurance = new Endurance();

    @AfterEach
    void tell() throws IOException {
        endurance.tell();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private enum Reader {
        GO_MOD("go.mod") {
            @Override
            void read(byte[] bytes) throws IOException {
                GoMod.read(ByteSource.of("x", bytes)).replaces();
            }
        },
        GO_MOD_OF_A_DEPENDENCY("go.mod of a dependency") {
            @Override
            void read(byte[] bytes) throws IOException {
                GoMod.readLax(ByteSource.of("x", bytes)).requires();
            }
        },
        GO_WORK("go.work") {
            @Override
            void read(byte[] bytes) throws IOException {
                GoWork.read(ByteSource.of("x", bytes)).uses();
            }
        },
        GO_SUM("go.sum") {
            @Override
            void read(byte[] bytes) throws IOException {
                GoSum.read(ByteSource.of("x", bytes)).modules();
            }
        },
        MODULES_TXT("modules.txt") {
            @Override
            void read(byte[] bytes) throws IOException {
                VendorModules.read(ByteSource.of("x", bytes)).vendored();
            }
        },
        ZIP("module zip, h1 hash") {
            @Override
            void read(byte[] bytes) throws IOException {
                ModuleHash.h1(ModuleZip.read(ByteSource.of("x", bytes)));
            }
        };

        private final String name;

        Reader(String name) {
            this.name = name;
        }

        abstract void read(byte[] bytes) throws IOException;

        /** A file that is right, with all that the reader knows. */
        byte[] seed() {
            return switch (this) {
                case GO_MOD, GO_MOD_OF_A_DEPENDENCY -> bytes("""
                        // Deprecated: x
                        module "a.b/c\\u0064" // y

                        go 1.26
                        toolchain go1.26.1
                        godebug a=b
                        require (
                        	d.e/f v1.2.3 // indirect
                        	// z

                        	g.h/i/v2 v2.0.0-20240102030405-abcdefabcdef
                        )
                        exclude d.e/f v1.2.2
                        replace d.e/f v1.2.3 => ../f
                        retract ( v1 )
                        retract [v1.0.0, v1.1.0] // why
                        tool a.b/c
                        ignore ./x
                        """.replace("retract ( v1 )\n", ""));
                case GO_WORK -> bytes("go 1.26\nuse (\n\t.\n\t\"./a b\" // x\n)\nreplace a.b/c => ./c\ngodebug a=b\n");
                case GO_SUM -> bytes("a.b/c v1.0.0 h1:AAA=\na.b/c v1.0.0/go.mod h1:BBB=\n");
                case MODULES_TXT ->
                    bytes("# a.b/c v1.0.0 => ./x\n## explicit; go 1.21\na.b/c\n# d.e/f => g.h/i v1.0.0\n");
                case ZIP ->
                    new ZipBuilder()
                            .file("a.b/c@v1.0.0/go.mod", "module a.b/c\n")
                            .file("a.b/c@v1.0.0/x/y.go", "package y\n".repeat(50))
                            .file("a.b/c@v1.0.0/z", "")
                            .build();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMutantHurts(Reader reader) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] seed = reader.seed();
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutant = mutant(seed, random);
            read += survives(reader, mutant, reader + ", seed " + SEED + ", mutant " + i) ? 1 : 0;
        }
        assertThat(read).as("mutants that are read").isBetween(1, ROUNDS);
    }

    @ParameterizedTest
    @EnumSource
    void everyTruncationIsSurvived(Reader reader) {
        byte[] seed = reader.seed();
        for (int i = 0; i < seed.length; i++) {
            survives(reader, Arrays.copyOf(seed, i), reader + " cut at " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void largeFilesAreRefusedBeforeTheyCostMuch(Reader reader) {
        String[] pieces = {
            "\n",
            "a",
            "a ",
            "a\n",
            "//\n",
            "(\n",
            "\"",
            "(",
            "# a v1\n",
            "# a.b/c v1.0.0\n",
            "\u0000",
            "\u00e9",
            ";",
            "\\"
        };
        for (String piece : pieces) {
            byte[] one = bytes(piece);
            for (int size : new int[] {ModuleLimits.DIRECTIVES, ModuleLimits.TEXT}) {
                byte[] large = new byte[size];
                for (int i = 0; i + one.length <= large.length; i += one.length) {
                    System.arraycopy(one, 0, large, i, one.length);
                }
                survives(reader, large, reader + " of many " + piece);
            }
        }
        byte[] prefix = bytes("module a.b/c\nrequire (\n");
        byte[] many = bytes(new String(prefix, StandardCharsets.UTF_8) + "a.b/c v1.0.0\n".repeat(1_000_000) + ")\n");
        survives(reader, many, reader + " with a million requires");
    }

    @Test
    void aLineOf100MebibytesIsRefusedUnread() {
        ByteSource endless = new ByteSource() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public long size() {
                return 100 << 20;
            }

            @Override
            public int read(long position, ByteBuffer target) {
                throw new AssertionError("it is too large to be read");
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> GoMod.read(endless)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> GoWork.read(endless)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> GoSum.read(endless)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> VendorModules.read(endless)).isInstanceOf(FormatException.class);
    }

    @Test
    void fifteenThousandRequiresAreRead() {
        StringBuilder text = new StringBuilder("require (\n");
        for (int i = 0; i < 15_000; i++) {
            text.append("a.b/c").append(i).append(" v1.0.").append(i).append('\n');
        }
        assertThat(GoMod.parse("go.mod", bytes(text.append(")\n").toString())).requires())
                .hasSize(15_000);
    }

    @Test
    void replacementsThatGoInCirclesAreFollowedOnce() throws IOException {
        GoMod main = GoMod.parse("go.mod", bytes("""
                module m.n/o
                require a.b/c v1.0.0
                replace a.b/c => d.e/f v1.0.0
                replace d.e/f => a.b/c v1.0.0
                """));
        ModuleGraph graph = ModuleGraph.load(
                main,
                module -> Optional.of(GoMod.parseLax("x", bytes("require a.b/c v1.0.0\nrequire d.e/f v1.0.0\n"))));
        assertThat(graph.modules()).extracting(ModuleRef::toString).containsExactly("a.b/c@v1.0.0", "d.e/f@v1.0.0");
        assertThat(graph.effective(new ModuleRef("a.b/c", "v1.0.0"))).isEqualTo(new ModuleRef("d.e/f", "v1.0.0"));
    }

    @Test
    void aGraphWithoutEndEnds() {
        GoMod main = GoMod.parse("go.mod", bytes("require a.b/c v1.0.0\n"));
        assertThatThrownBy(() -> ModuleGraph.load(main, module -> {
                    int next = 1 + Integer.parseInt(module.version().substring("v1.0.".length()));
                    return Optional.of(GoMod.parseLax("x", bytes("require a.b/c v1.0." + next + "\n")));
                }))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("more than 100000 modules");
    }

    /** True if it was read. */
    private boolean survives(Reader reader, byte[] file, String what) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        boolean read = false;
        try {
            reader.read(file);
            read = true;
        } catch (FormatException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2000);
        } catch (IOException | RuntimeException | Error e) {
            return fail(
                    what + "\n" + Base64.getEncoder().encodeToString(Arrays.copyOf(file, Math.min(1024, file.length))),
                    e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
                .as("memory, " + what)
                .isLessThan(MOST_MEMORY + 40L * file.length);
        long took = threads.getCurrentThreadCpuTime() - time;
        endurance.input(reader.name, !read, took);
        assertThat(took).as("time, " + what).isLessThan(MOST_NANOSECONDS);
        return read;
    }

    private static byte[] mutant(byte[] seed, SplittableRandom random) {
        byte[] bytes = seed.clone();
        int[] values = {0, 1, 0xff, 0x7f, 0x80, '\n', '(', ')', '"', '\\', '/', ' ', 0xc3, 0xed};
        for (int edits = 1 + random.nextInt(3); edits > 0 && bytes.length > 4; edits--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) values[random.nextInt(values.length)];
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
                default -> {
                    byte[] other = Arrays.copyOf(bytes, bytes.length + (random.nextBoolean() ? 1 : -1));
                    int rest = Math.min(other.length, bytes.length) - at;
                    if (rest > 1) {
                        boolean longer = other.length > bytes.length;
                        System.arraycopy(
                                bytes,
                                longer ? at : at + 1,
                                other,
                                longer ? at + 1 : at,
                                longer ? bytes.length - at : rest);
                    }
                    bytes = other;
                }
            }
        }
        return bytes;
    }
}
