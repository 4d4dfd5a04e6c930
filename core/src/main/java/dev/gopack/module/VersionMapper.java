package dev.gopack.module;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mapping of module versions. It rests on what both package managers do alike, observed with rpm 4.18 and dpkg 1.21: a
 * tilde is older than the end of the text, the end is older than all else, numbers compare as numbers, letters as ASCII.
 *
 * <p>They differ where a number meets letters (rpm: numbers are newer; dpkg and Go: older) and where letters go on while
 * the other text has a dot (dpkg: the dot is newer). So numbers and letters must never meet: a pre-release that starts
 * with a number has two tildes, letters behind a dot stand behind {@link #ABOVE_NUMBERS}, and no word may be the start of
 * another, which is why there is a list of words.
 */
final class VersionMapper {

    /** Stands before letters that follow a dot, so that they are newer than every number in their place. */
    private static final String ABOVE_NUMBERS = "1" + "0".repeat(14);

    /** Numbers of more digits would not be below it. */
    private static final int MOST_DIGITS = 14;

    /** Where the time of a pseudo-version may stand, numbers must be below every time since the year 1. */
    private static final int MOST_DIGITS_BESIDE_TIME = 10;

    /** None is the start of another; a test says so. */
    static final Set<String> WORDS = Set.of(
            "alpha",
            "beta",
            "rc",
            "pre",
            "dev",
            "next",
            "nightly",
            "canary",
            "snapshot",
            "edge",
            "unstable",
            "test",
            "milestone",
            "experimental",
            "internal",
            "hotfix",
            "final",
            "ga",
            "eap",
            "insiders",
            "trunk",
            "main",
            "master",
            "wip");

    private static final String COMMIT_TIME = "0";

    /** A counter behind letters that has outgrown one digit: to Go, 10 is older than 9. Dates, of 8 and more, do not grow. */
    private static final Pattern GROWN = Pattern.compile("(?<![0-9])[1-9][0-9]{1,6}(?![0-9])");

    private final StringBuilder text = new StringBuilder();
    private String doubt = "";
    private boolean amongLikes = true;
    private String refusal = "";

    private VersionMapper() {}

    static VersionMapping map(ModuleVersion version) {
        VersionMapper mapper = new VersionMapper();
        mapper.version(version);
        if (!mapper.refusal.isEmpty()) {
            return new VersionMapping.Refused(mapper.refusal);
        }
        String text = mapper.text.toString();
        return mapper.doubt.isEmpty()
                ? new VersionMapping.Ordered(text)
                : new VersionMapping.Nearly(text, mapper.doubt, mapper.amongLikes);
    }

    private void version(ModuleVersion version) {
        Semver parts = version.parts();
        text.append(parts.numbers());
        Optional<PseudoVersion> pseudo = version.pseudo();
        if (pseudo.isPresent()) {
            String tail = pseudo.get().timestamp() + '-' + pseudo.get().revision();
            String before = parts.prerelease().substring(0, parts.prerelease().length() - tail.length());
            identifiers(before.isEmpty() ? "" : before.substring(0, before.length() - 1));
            commit(pseudo.get(), before.isEmpty());
        } else {
            identifiers(parts.prerelease());
        }
        build(parts);
    }

    private void commit(PseudoVersion pseudo, boolean first) {
        if (pseudo.timestamp().startsWith("0000")) {
            refuse("the time " + pseudo.timestamp() + " of its commit is none");
        }
        text.append(first ? "~~" : ".").append(pseudo.timestamp()).append('.').append(pseudo.revision());
    }

    private void identifiers(String prerelease) {
        if (prerelease.isEmpty()) {
            return;
        }
        String before = COMMIT_TIME;
        boolean first = true;
        for (String identifier : prerelease.split("\\.", -1)) {
            if (Digits.areAll(identifier)) {
                number(identifier, first, before.equals(COMMIT_TIME));
            } else {
                word(identifier, first);
            }
            before = identifier;
            first = false;
        }
    }

    private void number(String digits, boolean first, boolean besideTime) {
        int most = besideTime ? MOST_DIGITS_BESIDE_TIME : MOST_DIGITS;
        if (digits.length() > most) {
            doubt("\"" + digits + "\" has more than " + most + " digits: rpm orders it after what Go orders it before");
        }
        text.append(first ? "~~" : ".").append(digits);
    }

    private void word(String identifier, boolean first) {
        int letters = 0;
        while (letters < identifier.length() && Digits.isLetter(identifier.charAt(letters))) {
            letters++;
        }
        String word = identifier.substring(0, letters);
        String rest = identifier.substring(letters);
        boolean known = WORDS.contains(word.toLowerCase(Locale.ROOT));
        if (letters == 0) {
            refuse("\"" + identifier
                    + "\" starts with a digit or hyphen and is no number: to Go it is a word, to rpm and"
                    + " dpkg it is not; if it counts the commits since a tag, it is also older than the tag to Go");
        } else if (rest.isEmpty()) {
            if (!known) {
                doubt("\"" + word
                        + "\" is not one of the usual words, and one that starts or goes on with it is ordered"
                        + " differently by dpkg");
            }
        } else if (Digits.areAll(rest)) {
            doubt("Go compares \"" + identifier + "\" letter by letter, so that " + word + "10 comes before " + word
                    + "9; rpm and dpkg compare the number, and " + word + '.' + rest + " is the same to rpm");
        } else if (identifier.matches("[A-Za-z]+(-([A-Za-z]+|[0-9]+))*")) {
            doubt("\"" + identifier + "\" has hyphens, which packages cannot have; with dots, it compares differently");
        } else {
            refuse("\"" + identifier + "\" mixes letters and digits, which Go compares one by one, and rpm and dpkg in"
                    + " groups");
        }
        amongLikes &= !GROWN.matcher(rest).find();
        text.append(first ? "~" : "." + ABOVE_NUMBERS + '.').append(identifier.replace('-', '.'));
    }

    private void build(Semver parts) {
        if (parts.build().isEmpty()) {
            return;
        }
        String build = parts.build().replace('-', '.');
        if (!parts.prerelease().isEmpty() && !Digits.isLetter(build.charAt(0))) {
            doubt("the build metadata of a pre-release starts with no letter, which rpm takes for a later pre-release");
        }
        text.append('+').append(build);
    }

    private void doubt(String why) {
        doubt = doubt.isEmpty() ? why : doubt;
    }

    private void refuse(String why) {
        refusal = refusal.isEmpty() ? why : refusal;
    }

    /** Reads a mapped version; the mapping itself says whether it was one. */
    static Optional<ModuleVersion> back(String text) {
        int plus = text.indexOf('+');
        String version = plus < 0 ? text : text.substring(0, plus);
        String build = plus < 0 ? "" : text.substring(plus);
        int tilde = version.indexOf('~');
        String numbers = tilde < 0 ? version : version.substring(0, tilde);
        String prerelease = tilde < 0 ? "" : version.substring(tilde).replaceFirst("^~~?", "");
        String plain = prerelease.replace('.' + ABOVE_NUMBERS + '.', ".");
        // The last two parts are a commit's time and hash if that makes it a pseudo-version.
        String commit = plain.replaceFirst("(^|^0\\.|.*\\.0\\.)([0-9]{14})\\.([A-Za-z0-9]+)$", "$1$2-$3");
        for (String candidate : new String[] {commit, plain}) {
            String go = 'v' + numbers + (candidate.isEmpty() ? "" : '-' + candidate) + build;
            Optional<ModuleVersion> found =
                    ModuleVersion.parse(go).filter(v -> map(v).text().equals(Optional.of(text)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
