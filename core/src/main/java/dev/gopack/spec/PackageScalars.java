package dev.gopack.spec;

import dev.gopack.archive.Compression;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentType;
import dev.gopack.model.Dependency;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.EntryPath;
import dev.gopack.model.Ownership;
import dev.gopack.model.Trigger;
import dev.gopack.report.GopackException;
import dev.gopack.report.Rule;
import dev.gopack.report.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Types of text that are about packages: names, versions, relations, paths. What one format forbids is not looked at. */
final class PackageScalars {

    /** Formats that a spec can speak of: those of nfpm. */
    static final List<String> FORMATS = List.of("rpm", "deb", "apk", "archlinux", "ipk", "msix");

    /** A package name that some format may accept. */
    static final ScalarType<String> NAME =
            Scalars.matching("name", "[^\\s/]+", "a name has neither spaces nor slashes");

    /** A part of a version that some format may accept. */
    static final ScalarType<String> VERSION =
            Scalars.matching("version", "[^\\s/]+", "a version has neither spaces nor slashes");

    /** An epoch. */
    static final ScalarType<Long> EPOCH = Scalars.number("whole number", 0, 0xffff_ffffL);

    /** A final architecture name of one format. */
    static final ScalarType<String> FORMAT_ARCH =
            Scalars.matching("architecture name", "[A-Za-z0-9][A-Za-z0-9_-]*", "for example x86_64");

    /** An architecture by any of its names. */
    static final ScalarType<Architecture> ARCH = new ScalarType<>(
            "architecture",
            ScalarType.Expansion.ALL,
            Schemas.text("[A-Za-z0-9][A-Za-z0-9_-]{0,31}"),
            PackageScalars::architecture);

    /** A target, or several by group or pattern. */
    static final ScalarType<String> TARGETS = new ScalarType<>(
            "target", ScalarType.Expansion.ALL, Schemas.text("[A-Za-z0-9*?][A-Za-z0-9.*?_-]*"), (text, notes) -> text);

    /** A relation, or several with commas. */
    static final ScalarType<List<Dependency>> DEPENDENCY = new ScalarType<>(
            "dependency",
            ScalarType.Expansion.ALL,
            Schemas.text(),
            parsing(SpecRules.DEPENDENCY, DependencyParser::parse));

    /** Codec and level. */
    static final ScalarType<String> COMPRESSION = new ScalarType<>(
            "codec[:level]",
            ScalarType.Expansion.ALL,
            Schemas.text("(?:gzip|xz|zstd|lzma|none)(?::.+)?"),
            parsing(SpecRules.VALUE, PackageScalars::compression));

    /** Kind of content. */
    static final ScalarType<ContentType> CONTENT_TYPE = mapped(
            Scalars.words(
                    "content type",
                    Arrays.stream(ContentType.values()).map(ContentType::word).toList()),
            word -> ContentType.of(word).orElseThrow());

    /** Name of a format. */
    static final ScalarType<String> PACKAGER = Scalars.words(FORMATS);

    /** Moment at which a trigger runs. */
    static final ScalarType<Trigger.Event> TRIGGER_EVENT = mapped(
            Scalars.words(Arrays.stream(Trigger.Event.values())
                    .map(event -> event.name().toLowerCase(Locale.ROOT))
                    .toList()),
            word -> Trigger.Event.valueOf(word.toUpperCase(Locale.ROOT)));

    /** A file, pattern or link target. */
    static final ScalarType<String> PATH =
            new ScalarType<>("path", ScalarType.Expansion.ALL, Schemas.text("[^\\n]+"), (text, notes) -> oneLine(text));

    /** As PATH, but a dollar sign without braces is part of the name. */
    static final ScalarType<String> SRC = PATH.expanding(ScalarType.Expansion.BRACED);

    /** Where something is installed. */
    static final ScalarType<String> DST = new ScalarType<>(
            "path",
            ScalarType.Expansion.BRACED,
            Schemas.text("(?!(?:.*/)?\\.\\.(?:/|$))[^\\n]+"),
            (text, notes) -> destination(text));

    /** A path that starts with a slash. */
    static final ScalarType<String> ABSOLUTE_PATH =
            new ScalarType<>("absolute path", ScalarType.Expansion.ALL, Schemas.string("/[^\\n]*"), (text, notes) -> {
                if (!text.startsWith("/")) {
                    throw new BadValue(
                            "not an absolute path: " + GopackException.quote(text), "let it start with a slash");
                }
                return oneLine(text);
            });

    /** Who owns a file. */
    static final ScalarType<String> USER = owner(name -> new Ownership(name, "root").user());

    /** Group of a file. */
    static final ScalarType<String> GROUP = owner(name -> new Ownership("root", name).group());

    /** A locale such as de_AT.UTF-8@euro. */
    static final ScalarType<String> LANG = Scalars.matching(
            "locale",
            "C|POSIX|[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8}){0,3}(?:\\.[A-Za-z0-9-]{1,16})?(?:@[A-Za-z0-9]{1,16})?",
            "for example de or pt_BR");

    // docs: cap_from_text(3)
    private static final String CAPABILITY_CLAUSE =
            "(?:(?:all|cap_[a-z0-9_]+(?:,cap_[a-z0-9_]+)*)[=+-]|=)[eip]*(?:[=+-][eip]*)*";

    /** File capabilities. */
    static final ScalarType<String> CAPABILITIES = Scalars.matching(
            "set of capabilities",
            CAPABILITY_CLAUSE + "(?: +" + CAPABILITY_CLAUSE + ")*",
            "for example cap_net_bind_service=ep");

    /** Debian's variant of amd64. */
    static final ScalarType<String> ARCH_VARIANT = mapped(
            Scalars.matching("variant", "(?:amd64)?v[1-4]", "allowed: v1, v2, v3, v4"),
            text -> text.startsWith("v") ? "amd64" + text : text);

    /** Path of a key, never the key. */
    static final ScalarType<String> KEY_FILE =
            new ScalarType<>("path", ScalarType.Expansion.ALL, Schemas.text("(?!-----)[^\\n]+"), (text, notes) -> {
                if (text.contains("-----BEGIN") || text.indexOf('\n') >= 0) {
                    throw new BadValue(
                            SpecRules.SECRET,
                            "the key itself stands here instead of its path",
                            "put it into a file outside the repository, and replace the key: it is no secret now");
                }
                return text;
            });

    /** What runs a script, with arguments. */
    static final ScalarType<List<String>> INTERPRETER = new ScalarType<>(
            "interpreter",
            ScalarType.Expansion.ALL,
            Schemas.text("\\s*[/<][^\\n]*"),
            (text, notes) -> interpreter(List.of(Scalars.line(text).split("\\s+"))));

    private PackageScalars() {}

    /** Checks the parts of an interpreter. */
    static List<String> interpreter(List<String> words) throws BadValue {
        String program = words.isEmpty() ? "" : words.get(0);
        if (!program.startsWith("/") && !program.matches("<[a-z]+>")) {
            throw new BadValue(
                    "not an absolute path: " + GopackException.quote(program),
                    "write for example /bin/sh, or <lua> for the one in rpm");
        }
        return words;
    }

    private static Architecture architecture(String text, ScalarType.Notes notes) throws BadValue {
        // source: nfpm.go, WithDefaults: the float ABI is part of GoReleaser's names, not of an architecture's
        String name = text.startsWith("mips") ? text.replaceAll("(?:soft|hard)float", "") : text;
        try {
            Architecture architecture = Architecture.of(name);
            if (!architecture.isKnown()) {
                notes.add(
                        SpecRules.UNKNOWN_ARCHITECTURE,
                        "no format has a name of its own for the architecture " + GopackException.quote(name)
                                + "; it is used as it is",
                        Suggestions.advise(name, Architecture.known()));
            }
            return architecture;
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()), null);
        }
    }

    private static String compression(String text) {
        // docs: nfpm writes the default level as -1
        String written = text.endsWith(":-1") ? text.substring(0, text.length() - 3) : text;
        Compression.parse(written);
        return written;
    }

    private static String destination(String text) throws BadValue {
        if (List.of(text.split("/")).contains("..")) {
            throw new BadValue("a path with \"..\": " + GopackException.quote(text), "write where it really goes");
        }
        try {
            EntryPath.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue(String.valueOf(e.getMessage()), null);
        }
        return text; // a slash at the end is kept, it has a meaning
    }

    private static String oneLine(String text) throws BadValue {
        if (text.indexOf('\n') >= 0) {
            throw new BadValue("a path with a line break: " + GopackException.quote(text), null);
        }
        return text;
    }

    private static ScalarType<String> owner(UnaryOperator<String> check) {
        return new ScalarType<>(
                "user or group name",
                ScalarType.Expansion.ALL,
                Schemas.text("[A-Za-z0-9_.][A-Za-z0-9_.-]{0,30}\\$?"),
                parsing(SpecRules.VALUE, check));
    }

    /** A parser from a function of the model, which says in an IllegalArgumentException what is wrong. */
    private static <T> ScalarType.Parser<T> parsing(Rule rule, Function<String, T> function) {
        return (text, notes) -> {
            try {
                return function.apply(text);
            } catch (IllegalArgumentException e) {
                throw new BadValue(rule, String.valueOf(e.getMessage()), null);
            }
        };
    }

    private static <T> ScalarType<T> mapped(ScalarType<String> type, Function<String, T> function) {
        return new ScalarType<>(
                type.phrase(),
                type.expansion(),
                type.schema(),
                (text, notes) -> function.apply(type.parser().parse(text, notes)));
    }
}
