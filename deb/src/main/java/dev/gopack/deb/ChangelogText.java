package dev.gopack.deb;

import dev.gopack.deb.control.DebVersion;
import dev.gopack.model.Changelog;
import dev.gopack.model.PackageSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders a changelog in Debian's form. // docs: deb-changelog(5) */
final class ChangelogText {

    private static final int WIDTH = 80;
    private static final Pattern AUTHOR = Pattern.compile("[^<>]+ <[^<>@\\s]+@[^<>@\\s]+>");
    private static final Pattern DISTRIBUTIONS = Pattern.compile("[a-z0-9][a-z0-9+.-]*( [a-z0-9][a-z0-9+.-]*)*");
    private static final Pattern URGENCY = Pattern.compile("low|medium|high|emergency|critical");
    // A pre-release part starts with a letter; 1.2-1 is a Debian revision already.
    private static final Pattern PRERELEASE = Pattern.compile("([0-9][0-9.]*)-([A-Za-z][^+]*)(.*)");

    private final PackageSpec spec;
    private final Identity identity;

    ChangelogText(PackageSpec spec, Identity identity) {
        this.spec = spec;
        this.identity = identity;
    }

    /** The whole file. A changelog without entries gets one that says that the package exists. */
    String render(Changelog changelog, long timestamp) {
        List<Changelog.Entry> entries = changelog.entries();
        if (entries.isEmpty()) {
            entries = List.of(new Changelog.Entry(
                    identity.evr(),
                    Instant.ofEpochSecond(timestamp),
                    "",
                    "",
                    "",
                    List.of("Package version " + identity.evr() + ".")));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            render(text, entries.get(i), i == 0);
        }
        return text.toString();
    }

    private void render(StringBuilder text, Changelog.Entry entry, boolean newest) {
        text.append(text.length() == 0 ? "" : "\n")
                .append(identity.name())
                .append(" (")
                .append(version(entry.version(), newest))
                .append(") ")
                .append(orElse(DISTRIBUTIONS, entry.distribution(), "unstable"))
                .append("; urgency=")
                .append(orElse(URGENCY, entry.urgency(), "medium"))
                .append("\n\n");
        List<String> notes = entry.notes().isEmpty() ? List.of("New release.") : entry.notes();
        notes.forEach(note -> bullet(text, note));
        text.append("\n -- ")
                .append(author(entry.author()))
                .append("  ")
                .append(date(entry.date()))
                .append('\n');
    }

    /** The entry's version as Debian writes it; that of the package itself if the newest entry is about it. */
    private String version(String written, boolean newest) {
        String text = written.strip();
        text = text.startsWith("v") ? text.substring(1) : text;
        Matcher prerelease = PRERELEASE.matcher(text);
        if (prerelease.matches()) {
            text = prerelease.group(1) + "~" + prerelease.group(2).replace('-', '.') + prerelease.group(3);
        }
        text = text.replaceAll("[^A-Za-z0-9.+~:-]", ".");
        String evr = identity.evr();
        String upstream = evr.substring(evr.indexOf(':') + 1).replaceFirst("-[^-]*$", "");
        // semver.org: build metadata does not make another version
        if (newest && (text.equals(upstream) || text.equals(upstream.replaceFirst("\\+.*", "")))) {
            return evr;
        }
        try {
            return DebVersion.parse(text).toString();
        } catch (IllegalArgumentException e) {
            String plain = text.replaceAll("[^A-Za-z0-9.+~]", ".");
            return plain.matches("[0-9].*") ? plain : "0~" + plain; // sorts before every version proper
        }
    }

    private static String orElse(Pattern pattern, String given, String otherwise) {
        String lower = given.strip().toLowerCase(Locale.ROOT);
        return pattern.matcher(lower).matches() ? lower : otherwise;
    }

    private String author(String given) {
        String author = given.isBlank() ? ControlPlanner.maintainerOf(spec) : given;
        author = author.replaceAll("\\s+", " ").strip();
        if (AUTHOR.matcher(author).matches()) {
            return author;
        }
        String name = author.replaceAll("[<>]", " ").replaceAll("\\s+", " ").strip();
        return (name.isEmpty() ? "Unknown" : name) + " <unset@localhost>";
    }

    private static void bullet(StringBuilder text, String note) {
        String lead = "  * ";
        for (String line : note.strip().lines().toList()) {
            for (String part : wrap(line.strip())) {
                text.append((lead + part).stripTrailing()).append('\n');
                lead = "    ";
            }
        }
    }

    private static List<String> wrap(String line) {
        int room = WIDTH - 4;
        List<String> parts = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line.split("\\s+")) {
            if (current.length() > 0 && current.length() + 1 + word.length() > room) {
                parts.add(current.toString());
                current.setLength(0);
            }
            current.append(current.length() == 0 ? "" : " ").append(word);
        }
        parts.add(current.toString());
        return parts;
    }

    // RFC 5322, the day with two digits as dpkg writes it. The JDK's own formatter takes no names from the locale.
    private static String date(Instant when) {
        String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(when.atOffset(ZoneOffset.UTC));
        String padded = text.indexOf(' ', 5) == 6 ? text.substring(0, 5) + "0" + text.substring(5) : text;
        return padded.replace("GMT", "+0000");
    }
}
