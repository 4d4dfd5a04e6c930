package dev.gopack.toolchain;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names and passwords for proxies out of what go says. */
final class Secrets {

    private static final String MASK = "***";
    // docs: RFC 3986 section 3.2.1: user information stands before the last @ of the authority
    private static final Pattern USER = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)([^/\\s]*)@");
    private static final int SHORTEST = 4; // shorter ones would mask words that have nothing to do with them

    private static final int LONGEST_NAME = 16; // what is longer is a token rather than the name of a user

    private final Set<String> words =
            new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private Secrets() {}

    /** The secrets in the values of an environment. */
    static Secrets in(Collection<String> values) {
        return new Secrets().and(values);
    }

    /** These secrets, and those in more values. */
    Secrets and(Collection<String> values) {
        for (String value : values) {
            Matcher urls = USER.matcher(value.replace(',', ' ').replace('|', ' '));
            while (urls.find()) {
                add(urls.group(2));
                int colon = urls.group(2).indexOf(':');
                add(urls.group(2).substring(colon + 1));
                // docs: github.com, "Authenticating to the REST API": a token may stand for the name of the user
                if (colon >= LONGEST_NAME) {
                    add(urls.group(2).substring(0, colon));
                }
            }
        }
        return this;
    }

    private void add(String word) {
        if (word.length() >= SHORTEST) {
            words.add(word);
        }
        try {
            String decoded = URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (decoded.length() >= SHORTEST) {
                words.add(decoded);
            }
        } catch (IllegalArgumentException e) {
            return; // no encoding of anything
        }
    }

    /** The text without secrets. */
    String mask(String text) {
        String masked = USER.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "@");
        for (String word : words) {
            masked = masked.replace(word, MASK);
        }
        return masked;
    }
}
