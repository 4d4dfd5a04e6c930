package dev.gopack.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a script one by one, with what has to be true before they run. Lists ({@code a && b}) and pipelines stay
 * together. // docs: POSIX.1-2017, Shell Command Language, 2.9
 */
final class ShellCommands {

    private static final Pattern OPENS = Pattern.compile("(if|while|until|elif)[ \\t]+(.*)", Pattern.DOTALL);
    private static final Pattern GOES_ON = Pattern.compile("(then|do|else)(?:[ \\t]+(.*))?", Pattern.DOTALL);
    private static final Pattern CLOSES = Pattern.compile("(fi|done|esac|\\})(?:[ \\t)]+(.*))?", Pattern.DOTALL);
    private static final Pattern CASE = Pattern.compile("(case[ \\t]+.+?[ \\t]+in)(?:[ \\t]+(.*))?", Pattern.DOTALL);
    private static final Pattern FOR = Pattern.compile("(?:for|select)[ \\t].*", Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile(
            "(?:(?:function[ \\t]+)?[A-Za-z_][A-Za-z0-9_]*[ \\t]*\\([ \\t]*\\)[ \\t]*)?\\{(?:[ \\t]+(.*))?",
            Pattern.DOTALL);
    private static final Pattern FUNCTION_ALONE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*[ \\t]*\\([ \\t]*\\)");
    private static final Pattern JOINS = Pattern.compile(".*(?:&&|\\|)[ \\t]*", Pattern.DOTALL);
    private static final Pattern BEHIND_ANOTHER =
            Pattern.compile("(.*(?:&&|\\|)[ \\t]*)((?:\\{|if|while|until|for|case)[ \\t].*)", Pattern.DOTALL);
    private static final Pattern KEPT_STATUS = Pattern.compile("[A-Za-z_]+=\\$\\?");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final int MOST_OPEN = 100;

    private final List<Command> commands = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();

    private ShellCommands() {}

    /**
     * A list of pipelines.
     *
     * @param text as the shell reads it, see {@link ShellText#code()}
     * @param at where it ends in the script
     * @param under what has to be true, the innermost first: the beginnings of the constructs that it stands in
     * @param asked true if its status is only asked for: it stands behind {@code if} or {@code while}
     * @param closer true if it is the end of a construct, with what stands behind that
     */
    record Command(String text, int at, List<String> under, boolean asked, boolean closer) {

        Command {
            under = List.copyOf(under);
        }

        /** True if the script goes on, or takes another way, if it fails. */
        boolean mayFail() {
            return asked || text.contains("||") || text.startsWith("!");
        }
    }

    /** The commands of a script in order. */
    static List<Command> of(ShellText script) {
        ShellCommands reader = new ShellCommands();
        String code = script.code();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i <= code.length(); i++) {
            char one = i < code.length() ? code.charAt(i) : ';';
            boolean joins = one == '\n' && JOINS.matcher(lastLine(piece)).matches();
            if (one == ';' || (one == '\n' && !joins)) {
                reader.take(BLANKS.matcher(piece).replaceAll(" ").strip(), Math.max(0, i - 1), false);
                piece.setLength(0);
            } else {
                piece.append(one == '\n' ? ' ' : one);
            }
        }
        return reader.commands;
    }

    private static CharSequence lastLine(StringBuilder piece) {
        return piece.subSequence(Math.max(0, piece.length() - 20), piece.length());
    }

    /** The commands whose status is that of the script, or of what it runs in a shell of its own and looks at. */
    static List<Command> last(List<Command> commands) {
        List<Command> last = new ArrayList<>();
        for (int i = 0; i <= commands.size(); i++) {
            boolean kept = i < commands.size()
                    && KEPT_STATUS.matcher(commands.get(i).text()).matches();
            if (i == commands.size() || kept) {
                end(commands.subList(0, i)).ifPresent(last::add);
            }
        }
        return last;
    }

    /** Those that stand in a construct whose failure a script outlives, as in {@code for ...; done || true}, by number. */
    static BitSet outlived(List<Command> commands) {
        BitSet outlived = new BitSet();
        BitSet safe = new BitSet(); // depths of open constructs, seen from their ends, whose status does not count
        for (int i = commands.size() - 1; i >= 0; i--) {
            Command one = commands.get(i);
            int depth = one.under().size();
            safe.clear(depth, MOST_OPEN + 1);
            outlived.set(i, !safe.isEmpty());
            if (one.closer()) {
                safe.set(depth, one.text().contains("|"));
            }
        }
        return outlived;
    }

    /** Empty if it is the end of a function or a group. */
    private static Optional<Command> end(List<Command> commands) {
        for (int i = commands.size() - 1; i >= 0; i--) {
            Command one = commands.get(i);
            if (!one.text().matches("fi|done|esac|\\)")) {
                return one.closer() ? Optional.empty() : Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private void take(String piece, int at, boolean asked) {
        String rest = piece;
        boolean condition = asked;
        while (!rest.isEmpty()) {
            Matcher form = OPENS.matcher(rest);
            Matcher goesOn = GOES_ON.matcher(rest);
            Matcher closes = CLOSES.matcher(rest);
            Matcher starts = CASE.matcher(rest);
            int branch = branch(rest);
            Matcher group = GROUP.matcher(rest);
            Matcher behind = BEHIND_ANOTHER.matcher(rest);
            if (form.matches()) {
                if (form.group(1).equals("elif")) {
                    open.pollFirst();
                }
                open(rest);
                condition = true;
                rest = form.group(2).strip();
            } else if (goesOn.matches()) {
                condition = false;
                rest = goesOn.group(2) == null ? "" : goesOn.group(2).strip();
            } else if (closes.matches()) {
                open.pollFirst();
                commands.add(new Command(rest, at, List.copyOf(open), condition, true));
                return;
            } else if (starts.matches()) {
                open(starts.group(1));
                rest = starts.group(2) == null ? "" : starts.group(2).strip();
            } else if (open.peekFirst() != null && open.peekFirst().startsWith("case") && branch >= 0) {
                rest = rest.substring(branch).strip();
            } else if (group.matches()) {
                open("{");
                rest = group.group(1) == null ? "" : group.group(1).strip();
            } else if (FOR.matcher(rest).matches()) {
                open(rest);
                return;
            } else if (FUNCTION_ALONE.matcher(rest).matches()) {
                return; // its brace comes on a line of its own
            } else if (rest.startsWith("(")) {
                rest = rest.substring(1).strip();
            } else if (behind.matches()) {
                commands.add(new Command(behind.group(1).strip(), at, List.copyOf(open), condition, false));
                take(behind.group(2), at, condition);
                return;
            } else {
                commands.add(new Command(rest, at, List.copyOf(open), condition, false));
                return;
            }
        }
    }

    /** Where the command of a branch of a case begins, behind its patterns; -1 if it does not start with any. */
    private static int branch(String piece) {
        int end = piece.indexOf(')');
        String patterns = end < 1
                ? ""
                : piece.substring(piece.startsWith("(") ? 1 : 0, end).strip();
        boolean words = patterns.indexOf('(') < 0
                && !patterns.replace(" |", "|").replace("| ", "|").contains(" ");
        return end > 0 && words ? end + 1 : -1;
    }

    private void open(String what) {
        if (open.size() < MOST_OPEN) {
            open.addFirst(what);
        }
    }
}
