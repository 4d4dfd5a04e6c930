package dev.gopack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/limits.md is what the code does: each number is that of a constant, and each constant that is a limit is there. */
class LimitsTest {

    private static final Pattern ROW =
            Pattern.compile("\\|[^|]*\\| ([0-9 ]+)([^|]*)\\| `([A-Za-z0-9_.]+)\\.([A-Z0-9_]+)` \\|");

    /** Names that say that a constant is the most of something. */
    private static final Pattern LIMIT = Pattern.compile("(MAX|MOST|LONGEST|LARGEST|FEW|MANY|DEEPEST)(_.*)?");

    /** Classes that hold nothing but limits. */
    private static final Pattern LIMITS = Pattern.compile(".*Limits");

    /** What bounds no input: facts of formats, of what is written, of how many of something are tried or shown. */
    private static final List<String> OTHERS = List.of(
            "archive.Deflate.LONGEST",
            "archive.DeflateBlock.MOST_SYMBOLS",
            "archive.HuffmanCode.FEW_ZEROS",
            "archive.HuffmanCode.LONGEST",
            "archive.HuffmanCode.MANY_ZEROS",
            "archive.XzBlocks.LARGEST_BLOCK",
            "archive.ZstdRepeats.MOST_RAW",
            "cli.SpecFiles.LARGEST",
            "deb.DebPlanner.LARGEST_MEMBER",
            "deb.DescriptionPlanner.LONGEST_SYNOPSIS",
            "deb.FilePlanner.LONGEST_CONFFILE",
            "deb.FileProblems.LONGEST_SHOWN",
            "deb.SharedLibraries.LARGEST",
            "derive.InterpreterGenerator.LONGEST_UNIT",
            "format.ContentReader.MOST_IDLE",
            "imports.ScanOptions.MOST_THREADS",
            "imports.Sums.LONGEST_HASH", // what is longer is none
            "io.BoundedReader.LONGEST",
            "io.TemporaryFiles.MOST_ATTEMPTS",
            "model.PackageChecks.LARGEST_EPOCH",
            "module.VersionMapper.MOST_DIGITS",
            "module.VersionMapper.MOST_DIGITS_BESIDE_TIME",
            "lint.AlternativeCheck.MOST_LINKS",
            "lint.AlternativeCheck.MOST_MISSING",
            "lint.Content.LARGEST_TEXT", // of a longer text the start is looked at
            "lint.MetadataCheck.LONGEST_LINE",
            "lint.Notes.MOST_OF_A_RULE",
            "lint.ShellCommands.MOST_OPEN",
            "lint.ShellText.DEEPEST", // beyond both a script is looked at without regard to quotes
            "lint.ShellText.MOST_OPEN",
            "module.ZipDirectory.LONGEST_COMMENT",
            "reproduce.Differences.LONGEST",
            "resolve.VersionParts.LONGEST_NUMBER",
            "rpm.header.HeaderLimits.ENTRY_SIZE",
            "rpm.header.HeaderLimits.INTRO_SIZE",
            "rpm.header.HeaderLimits.MAIN_REGION",
            "rpm.header.HeaderLimits.MIN_TAG",
            "rpm.header.HeaderLimits.SIGNATURE_REGION",
            "rpm.plan.FileChecks.LONGEST_SHOWN",
            "rpm.plan.FileChecks.MAX_CPIO_NAME",
            "rpm.plan.RpmPlanner.LONGEST_FILE_NAME",
            "rpm.plan.RpmPlanner.LONGEST_NAME",
            "rpm.read.Fields.MOST_SHOWN",
            "compat.UnitCheck.LONGEST",
            "deb.FilePlanner.MOST_BYTES_PER_CHARACTER",
            "rpm.plan.FileChecks.MOST_BYTES_PER_CHARACTER",
            "sign.NewKey.LONGEST",
            "sign.NewKey.MOST_ITERATIONS",
            "sign.PassphraseKey.LARGEST_MEMORY",
            "sign.SignerProcess.MOST_WORDS",
            "report.Suggestions.LONGEST",
            "target.TargetTable.LARGEST",
            "rpm.verify.HeaderChecks.LONGEST_LEAD_NAME",
            "toolchain.Secrets.LONGEST_NAME",
            "verify.Findings.MOST_OF_ONE_RULE");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A limit as the document has it. */
    private record Row(String value, String unit, String type, String constant) {

        /** In units of the constant: bytes, mostly. */
        long number() {
            long number = Long.parseLong(value.replace(" ", ""));
            String word = unit.strip().split(" ")[0];
            int shift = List.of("", "KiB", "MiB", "GiB").indexOf(word) * 10;
            return (number << Math.max(0, shift)) >> (constant.endsWith("_KIB") ? 10 : 0);
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/limits.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3), row.group(4)));
            } else {
                assertThat(line).as("a row of another form").doesNotContain("| `");
            }
        }
        return rows;
    }

    @Test
    void eachLimitInTheDocumentIsThatOfTheCode() throws Exception {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(80);
        for (Row row : rows) {
            Field field = Class.forName("dev.gopack." + row.type).getDeclaredField(row.constant);
            field.setAccessible(true);
            assertThat(((Number) field.get(null)).longValue())
                    .as(row.type + "." + row.constant)
                    .isEqualTo(row.number());
        }
    }

    @Test
    void eachLimitInTheCodeIsInTheDocument() throws Exception {
        Map<String, Boolean> documented = new TreeMap<>();
        rows().forEach(row -> documented.put(row.type + "." + row.constant, true));
        List<String> missing = new ArrayList<>();
        for (String module : List.of("core", "rpm", "deb")) {
            Path classes = ROOT.resolve(module + "/target/classes");
            for (Class<?> type : classes(classes)) {
                String name = type.getName().substring("dev.gopack.".length());
                for (Field field : type.getDeclaredFields()) {
                    String constant = name + "." + field.getName();
                    if (isLimit(type, field) && !documented.containsKey(constant) && !OTHERS.contains(constant)) {
                        missing.add(constant);
                    }
                }
            }
        }
        assertThat(missing)
                .as("limits that are not in docs/limits.md; if one bounds no input, it goes into OTHERS here")
                .isEmpty();
    }

    private static boolean isLimit(Class<?> type, Field field) {
        boolean number = field.getType() == int.class || field.getType() == long.class;
        boolean named = LIMIT.matcher(field.getName()).matches()
                || LIMITS.matcher(type.getSimpleName()).matches();
        return number && named && Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
    }

    private static List<Class<?>> classes(Path root) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String path = root.relativize(file).toString();
                // what is for users of jdeb needs its classes, which are not here
                if (path.endsWith(".class") && !path.toLowerCase(Locale.ROOT).contains("jdeb")) {
                    String name =
                            path.substring(0, path.length() - ".class".length()).replace('/', '.');
                    types.add(Class.forName(name, false, LimitsTest.class.getClassLoader()));
                }
            }
        }
        return types;
    }
}
