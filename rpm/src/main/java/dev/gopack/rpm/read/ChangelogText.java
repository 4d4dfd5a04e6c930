package dev.gopack.rpm.read;

import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tags;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changelog entries as {@code rpm -q --changelog} prints them. // observed: rpm 4.18 */
final class ChangelogText {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ChangelogText() {}

    static List<String> of(Header header) {
        long[] times = header.numbers(Tags.CHANGELOGTIME);
        List<String> names = header.texts(Tags.CHANGELOGNAME);
        List<String> texts = header.texts(Tags.CHANGELOGTEXT);
        if (times.length != names.size() || times.length != texts.size()) {
            throw header.broken(
                    Tags.CHANGELOGTIME.number(),
                    "the changelog has " + times.length + " dates, " + names.size() + " names and " + texts.size()
                            + " texts");
        }
        List<String> entries = new ArrayList<>(times.length);
        for (int i = 0; i < times.length; i++) {
            entries.add("* " + DAY.format(Instant.ofEpochSecond(times[i])) + " " + names.get(i) + "\n" + texts.get(i));
        }
        return entries;
    }
}
