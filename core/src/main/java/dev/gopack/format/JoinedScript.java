package dev.gopack.format;

import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A script of a spec together with what has to happen before and after it. The script runs in a shell of its own, so that
 * an {@code exit} ends it alone, and what it sets and where it changes to stays there; if it fails, nothing follows.
 */
public final class JoinedScript {

    private static final Pattern FIRST_LINE = Pattern.compile(
            "#! ?(?:/usr/bin/env +|(?:/usr)?/bin/|/usr/local/bin/)(?:sh|bash|dash|ash)((?: +-[a-z]+)*) *\\n?");

    private JoinedScript() {}

    /**
     * The whole script.
     *
     * @param before lines in the language of the POSIX shell, or empty
     * @param own what the spec has, or null
     * @param after lines likewise
     * @param strict true if those lines end the script when one of them fails
     * @return empty if the script of the spec is in another language, so that it cannot be joined
     */
    public static Optional<Scriptlet> of(
            ScriptSlot slot, String before, @Nullable Scriptlet own, String after, boolean strict) {
        String start = strict ? "set -e\n" : "";
        if (own == null || (own.body().isEmpty() && own.interpreter().equals(Scriptlet.SHELL))) {
            return Optional.of(new Scriptlet(slot, Scriptlet.SHELL, start + before + after));
        }
        String body = own.body();
        String options = "";
        Matcher first = FIRST_LINE.matcher(body);
        if (body.startsWith("#!")) {
            if (!first.lookingAt()) {
                return Optional.empty();
            }
            options = first.group(1).strip();
            body = body.substring(first.end());
        } else if (body.isEmpty()) {
            body = String.join(" ", own.interpreter()) + "\n"; // the program alone
        }
        List<String> interpreter = own.body().isEmpty() ? Scriptlet.SHELL : own.interpreter();
        if (!isShell(interpreter)) {
            return Optional.empty();
        }
        String end = body.endsWith("\n") ? "" : "\n";
        String set = options.isEmpty() ? "" : "set " + options + "\n";
        return Optional.of(new Scriptlet(
                slot,
                interpreter,
                start + before + (strict ? "set +e\n" : "") + "(\n" + set + body + end
                        + ")\ngopack_status=$?\n[ \"$gopack_status\" -eq 0 ] || exit \"$gopack_status\"\n"
                        + (after.isEmpty() ? "" : start + after)));
    }

    private static boolean isShell(List<String> interpreter) {
        return interpreter.get(0).matches("(?:/usr)?/bin/(?:sh|bash|dash|ash)");
    }
}
