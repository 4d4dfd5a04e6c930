package dev.gopack.lint;

import dev.gopack.format.PackageInfo.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What scripts offer as alternatives: each path is there once the package is. Reads the calls as they are written, whether a
 * person or Gopack wrote them; what only the shell knows is not looked at.
 */
final class AlternativeCheck implements LintCheck {

    private static final Pattern CALL = Pattern.compile("(?<![A-Za-z0-9._-])(?:update-)?alternatives(?=[ \\t])");
    private static final String ENDS = "\n;|&()`";
    private static final int MOST_MISSING = 100; // each of them is looked for in all scripts
    private static final int MOST_LINKS = 20;

    /** A path that a script offers. */
    private record Offer(String name, String path, boolean follows) {}

    @Override
    public List<LintRule> rules() {
        return List.of(ScriptRules.ALTERNATIVE_TARGET);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        List<Script> scripts = linted.portrait().scripts().values().stream()
                .filter(script -> !script.interpreter().isEmpty()
                        && script.interpreter().get(0).endsWith("sh"))
                .toList();
        StringBuilder rest = new StringBuilder();
        List<List<Offer>> offers = new ArrayList<>();
        scripts.forEach(script -> offers.add(new Reader(ShellText.of(script.body())).read(rest)));
        Set<String> missing = new HashSet<>();
        for (int i = 0; i < scripts.size(); i++) {
            String script = ScriptCheck.name(linted, scripts.get(i));
            for (Offer offer : offers.get(i)) {
                if (!isThere(linted, offer.path()) && missing.size() < MOST_MISSING && missing.add(offer.path())) {
                    report(offer, script, rest, notes);
                }
            }
        }
    }

    /** What the rest of the scripts speaks of, they make or look for. */
    private static void report(Offer offer, String script, StringBuilder rest, Notes notes) {
        if (rest.indexOf(offer.path()) < 0) {
            notes.add(
                    ScriptRules.ALTERNATIVE_TARGET,
                    script,
                    Notes.quote(offer.path()) + ", which is to be " + Notes.quote(offer.name())
                            + (offer.follows() ? " along with it," : ",") + " is not in the package");
        }
    }

    private static boolean isThere(Linted linted, String path) {
        return linted.has(path) || linted.has(real(linted, path)) || Surroundings.have(linted, path);
    }

    /** A path without those links of the package among its directories. */
    private static String real(Linted linted, String path) {
        String now = path;
        for (int links = 0; links < MOST_LINKS; links++) {
            Optional<LintFile> link = Optional.empty();
            for (int slash = now.indexOf('/', 1); slash > 0 && link.isEmpty(); slash = now.indexOf('/', slash + 1)) {
                link = linted.file(now.substring(0, slash)).filter(LintFile::isLink);
            }
            if (link.isEmpty()) {
                return now;
            }
            String rest = now.substring(link.get().path().length());
            now = LinkCheck.resolve(link.get().parent(), link.get().file().linkTarget())
                            .orElse("")
                    + rest;
        }
        return now;
    }

    /** Finds the calls of a script. */
    private static final class Reader {

        private final ShellText script;
        private final List<Offer> offers = new ArrayList<>();

        Reader(ShellText script) {
            this.script = script;
        }

        /**
         * What it offers.
         *
         * @param rest gets what is in the script besides calls of update-alternatives
         */
        List<Offer> read(StringBuilder rest) {
            Matcher call = CALL.matcher(script.code());
            int end = 0;
            while (call.find(end)) {
                rest.append(script.text(), end, call.start()).append('\n');
                List<String> words = new ArrayList<>();
                end = words(call.end(), words);
                offer(words);
            }
            rest.append(script.text(), end, script.text().length()).append('\n');
            return offers;
        }

        /** The words of a command, those of which nothing is known empty; returns where it ends. */
        private int words(int from, List<String> words) {
            String code = script.code();
            int at = from;
            while (at < code.length() && ENDS.indexOf(code.charAt(at)) < 0) {
                int start = at;
                while (at < code.length() && " \t".indexOf(code.charAt(at)) < 0 && ENDS.indexOf(code.charAt(at)) < 0) {
                    at++;
                }
                if (at > start) {
                    boolean open = code.substring(start, at).matches(".*[$*?\\[~].*");
                    words.add(open ? "" : unquoted(script.text().substring(start, at)));
                } else {
                    at++;
                }
            }
            return at;
        }

        // docs: update-alternatives(1), and alternatives(8) of Red Hat, which calls slaves followers as well
        private void offer(List<String> words) {
            int install = words.indexOf("--install");
            for (int i = 0; install >= 0 && i + 3 < words.size(); i++) {
                boolean follows = words.get(i).equals("--slave") || words.get(i).equals("--follower");
                String path = words.get(i + 3);
                if ((follows || i == install) && path.startsWith("/")) {
                    offers.add(new Offer(words.get(i + 2), path, follows));
                }
            }
        }
    }

    /** A word without its quotes. // docs: POSIX.1-2017, Shell Command Language, 2.2 */
    private static String unquoted(String word) {
        StringBuilder plain = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < word.length(); i++) {
            char one = word.charAt(i);
            boolean escapes = one == '\\' && quote != '\'' && i + 1 < word.length();
            if (escapes && (quote == 0 || "$`\"\\".indexOf(word.charAt(i + 1)) >= 0)) {
                plain.append(word.charAt(++i));
            } else if (one == quote) {
                quote = 0;
            } else if (quote == 0 && (one == '\'' || one == '"')) {
                quote = one;
            } else {
                plain.append(one);
            }
        }
        return plain.toString();
    }
}
