package dev.gopack.spec;

import dev.gopack.report.Rule;
import java.util.List;

/** What the readers of specs and changelogs check. Each rule is explained in {@code docs/errors.md}. */
public final class SpecRules {

    /** Text in another encoding, or with characters that no spec has a use for. */
    public static final Rule ENCODING = Rule.error("spec.encoding", "A spec is text in UTF-8");

    /** Too long, too deep, too many aliases or values. */
    public static final Rule LIMIT =
            Rule.error("spec.limit", "A spec stays within the limits on size, nesting, aliases and values");

    /** YAML that cannot be parsed. */
    public static final Rule SYNTAX = Rule.error("spec.syntax", "A spec is one YAML document");

    /** Nothing there. */
    public static final Rule EMPTY = Rule.error("spec.empty", "A spec says something");

    /** A tag that would make something other than text, lists and maps. */
    public static final Rule TAG = Rule.error("spec.tag", "A spec has no tags but those of YAML itself");

    /** The same key twice in one map. */
    public static final Rule DUPLICATE_KEY = Rule.error("spec.duplicate-key", "A key stands once in its map");

    /** A key that means nothing where it stands. */
    public static final Rule UNKNOWN_KEY = Rule.error("spec.unknown-key", "Every key is one that has a meaning there");

    /** A key that has to be there. */
    public static final Rule MISSING_KEY = Rule.error("spec.missing-key", "What a package cannot be without is given");

    /** Keys that exclude each other, or {@code +key} where there is nothing to append to. */
    public static final Rule KEY_CONFLICT = Rule.error("spec.key-conflict", "Keys of one map fit together");

    /** A list where text belongs, and the like. */
    public static final Rule TYPE = Rule.error("spec.type", "A value has the type of its key: text, list or map");

    /** A value that its key cannot have. */
    public static final Rule VALUE = Rule.error("spec.value", "A value is one that its key can have");

    /** A word that is not in the list of allowed ones. */
    public static final Rule WORD = Rule.error("spec.word", "A value from a fixed list is one of that list");

    /** A dependency that cannot be parsed. */
    public static final Rule DEPENDENCY =
            Rule.error("spec.dependency", "A dependency has a legal name, operator, version and nesting");

    /** A secret in the text. */
    public static final Rule SECRET = Rule.error("spec.secret", "No key or passphrase stands in a spec");

    /** A variable that nobody set. */
    public static final Rule UNSET_VARIABLE =
            Rule.error("spec.unset-variable", "Every variable is set or has a default");

    /** A variable that is not written as one. */
    public static final Rule VARIABLE = Rule.error(
            "spec.variable", "A variable is written $NAME, ${NAME} or ${NAME:-default}, a literal dollar sign $$");

    /** An override for nothing known. */
    public static final Rule SELECTOR = Rule.error(
            "spec.selector",
            "An override is for a format, a target, an architecture, or one of the first two with the last");

    /** A target that is not known or not built. */
    public static final Rule TARGET = Rule.error(
            "spec.target", "A target is a release, group or pattern of releases that packages are built for");

    /** Two packages with one name. */
    public static final Rule PACKAGE_NAME = Rule.error("spec.package-name", "The packages of a spec differ in name");

    /** Stands for the problems that are not listed. */
    public static final Rule MORE = Rule.error("spec.more", "A spec has no more problems than can be listed");

    /** A section for a format of nfpm that is not built here. */
    public static final Rule IGNORED_FORMAT =
            Rule.warning("spec.ignored-format", "Sections are for formats that are built: rpm and deb");

    /** A mode that looks octal and is decimal to YAML. */
    public static final Rule DECIMAL_MODE =
            Rule.warning("spec.decimal-mode", "A mode is written in octal with a leading 0");

    /** A mode or umask of 0, which nfpm takes for unset. */
    public static final Rule ZERO_MODE =
            Rule.warning("spec.zero-mode", "A mode or umask of 0 is meant (nfpm takes it for unset)");

    /** An architecture that no format has a name for. */
    public static final Rule UNKNOWN_ARCHITECTURE =
            Rule.warning("spec.unknown-architecture", "An architecture is one that Go or the formats know");

    /** An item that is there twice. */
    public static final Rule REPEATED = Rule.warning("spec.repeated", "A list names each thing once");

    /** A key that changes nothing where it stands. */
    public static final Rule NO_EFFECT = Rule.warning("spec.no-effect", "A key has an effect where it stands");

    private SpecRules() {}

    /** Every rule of this package. */
    public static List<Rule> all() {
        return List.of(
                ENCODING,
                LIMIT,
                SYNTAX,
                EMPTY,
                TAG,
                DUPLICATE_KEY,
                UNKNOWN_KEY,
                MISSING_KEY,
                KEY_CONFLICT,
                TYPE,
                VALUE,
                WORD,
                DEPENDENCY,
                SECRET,
                UNSET_VARIABLE,
                VARIABLE,
                SELECTOR,
                TARGET,
                PACKAGE_NAME,
                MORE,
                IGNORED_FORMAT,
                DECIMAL_MODE,
                ZERO_MODE,
                UNKNOWN_ARCHITECTURE,
                REPEATED,
                NO_EFFECT);
    }
}
