package dev.gopack.resolve;

import dev.gopack.report.GopackException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A file name pattern: {@code *} and {@code ?} within one part of a path, {@code **} across parts, {@code [a-z]},
 * {@code [!a]}, {@code {a,b}} and {@code \x} for x itself. Works on text with slashes, so that it means the same on
 * every system.
 *
 * <p>{@code **} and a slash stand for one directory or more, as in nfpm, and as there for none if the rest is plain
 * names: {@code docs/**}{@code /readme} is also {@code docs/readme}, {@code docs/**}{@code /*.md} is not
 * {@code docs/a.md}. // observed: nfpm 2.45.2
 *
 * <p>A pattern is a small program of steps; matching keeps the set of steps that are possible after each character. So
 * its time is the product of both lengths, whatever the pattern, where a backtracking matcher may take for ever.
 */
final class GlobPattern {

    private static final int ANY = -1;
    private static final int ANY_BUT_SLASH = -2;
    private static final int ONE_OF = -3;
    private static final int FORK = -4;

    private final List<Step> steps;

    private GlobPattern(List<Step> steps) {
        this.steps = steps;
    }

    /** One step of a pattern: consumes a character and leads to the step behind it, or forks and consumes none. */
    private static final class Step {
        private final int kind;
        private final CharacterSet set;
        private int left;
        private int right;

        Step(int kind, CharacterSet set) {
            this.kind = kind;
            this.set = set;
        }

        boolean accepts(int c) {
            return switch (kind) {
                case ANY -> true;
                case ANY_BUT_SLASH -> c != '/';
                case ONE_OF -> set.contains(c);
                case FORK -> false;
                default -> kind == c;
            };
        }
    }

    /** True if the text would match anything but itself. */
    static boolean hasMatchers(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /**
     * The pattern.
     *
     * @throws IllegalArgumentException if a bracket or brace is not closed
     */
    static GlobPattern compile(String glob) {
        return new GlobPattern(new Compiler(glob, false).compile());
    }

    /** The pattern for what lies below a directory, whose name stood before the pattern. Throws as {@link #compile}. */
    static GlobPattern below(String glob) {
        return new GlobPattern(new Compiler(glob, true).compile());
    }

    /** True if the whole text, with slashes between its parts, fits. */
    boolean matches(String text) {
        return after(text).get(steps.size());
    }

    /** True if something below the directory with this name could fit. */
    boolean reaches(String directory) {
        return !after(directory + "/").isEmpty();
    }

    private BitSet after(String text) {
        BitSet now = new BitSet();
        enter(0, now);
        for (int i = 0; i < text.length() && !now.isEmpty(); ) {
            int c = text.codePointAt(i);
            BitSet then = new BitSet();
            for (int step = now.nextSetBit(0); step >= 0; step = now.nextSetBit(step + 1)) {
                if (step < steps.size() && steps.get(step).accepts(c)) {
                    enter(step + 1, then);
                }
            }
            now = then;
            i += Character.charCount(c);
        }
        return now;
    }

    private void enter(int first, BitSet set) {
        Deque<Integer> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            int step = open.pop();
            if (!set.get(step)) {
                set.set(step);
                if (step < steps.size() && steps.get(step).kind == FORK) {
                    open.push(steps.get(step).left);
                    open.push(steps.get(step).right);
                }
            }
        }
    }

    /** What stands in brackets. A slash is never part of it. */
    private record CharacterSet(boolean negated, List<int[]> ranges) {
        static final CharacterSet NONE = new CharacterSet(false, List.of());

        boolean contains(int c) {
            return c != '/' && negated != ranges.stream().anyMatch(range -> range[0] <= c && c <= range[1]);
        }
    }

    /** An open brace: where its current alternative forks off, and the ends of those before. */
    private record Brace(Step fork, List<Step> ends) {}

    private static final class Compiler {
        private final String glob;
        private final boolean below;
        private final int[] text;
        private final List<Step> steps = new ArrayList<>();
        private final Deque<Brace> braces = new ArrayDeque<>();
        private int at;

        Compiler(String glob, boolean below) {
            this.glob = glob;
            this.below = below;
            this.text = glob.codePoints().toArray();
        }

        List<Step> compile() {
            while (at < text.length) {
                int c = text[at++];
                switch (c) {
                    case '*' -> star();
                    case '?' -> add(ANY_BUT_SLASH);
                    case '[' -> bracket();
                    case '{' -> braces.push(new Brace(fork(steps.size() + 1, steps.size() + 1), new ArrayList<>()));
                    case ',' -> comma();
                    case '}' -> closeBrace();
                    case '\\' -> add(at < text.length ? text[at++] : '\\');
                    default -> add(c);
                }
            }
            if (!braces.isEmpty()) {
                throw new IllegalArgumentException("a { is not closed: " + GopackException.quote(glob));
            }
            return List.copyOf(steps);
        }

        private void star() {
            int first = at - 1;
            boolean across = is(at, '*');
            while (is(at, '*')) {
                at++;
            }
            if (across && is(at, '/') && mayBeNoDirectory(first)) {
                at++;
                Step over = fork(steps.size() + 1, steps.size() + 1);
                loop(ANY);
                add('/');
                over.right = steps.size();
            } else {
                loop(across ? ANY : ANY_BUT_SLASH);
            }
        }

        /** True for the ** of {@code docs/**}{@code /readme}, behind a directory and with nothing else but names. */
        private boolean mayBeNoDirectory(int star) {
            String before = new String(text, 0, star);
            String behind = new String(text, at, text.length - at);
            return (star == 0 ? below : before.endsWith("/")) && !hasMatchers(before + behind);
        }

        private void loop(int kind) {
            int start = steps.size();
            Step exit = fork(start + 1, start);
            add(kind);
            fork(start, start);
            exit.right = steps.size();
        }

        private void comma() {
            Brace brace = braces.peek();
            if (brace == null) {
                add(',');
                return;
            }
            brace.ends().add(fork(0, 0));
            brace.fork().right = steps.size();
            Step next = fork(steps.size() + 1, steps.size() + 1);
            braces.pop();
            braces.push(new Brace(next, brace.ends()));
        }

        private void closeBrace() {
            if (braces.isEmpty()) {
                add('}');
                return;
            }
            for (Step end : braces.pop().ends()) {
                end.left = steps.size();
                end.right = steps.size();
            }
        }

        private void bracket() {
            boolean negated = is(at, '!') || is(at, '^');
            at += negated ? 1 : 0;
            List<int[]> ranges = new ArrayList<>();
            for (int first = at; !is(at, ']') || at == first; ) {
                int from = member();
                int to = is(at, '-') && !is(at + 1, ']') ? upper() : from;
                if (to < from) {
                    throw new IllegalArgumentException("a range runs backwards: " + GopackException.quote(glob));
                }
                ranges.add(new int[] {from, to});
            }
            at++;
            steps.add(new Step(ONE_OF, new CharacterSet(negated, List.copyOf(ranges))));
        }

        private int upper() {
            at++;
            return member();
        }

        private int member() {
            at += is(at, '\\') ? 1 : 0;
            if (at >= text.length) {
                throw new IllegalArgumentException("a [ is not closed: " + GopackException.quote(glob));
            }
            return text[at++];
        }

        private boolean is(int index, char c) {
            return index < text.length && text[index] == c;
        }

        private void add(int kind) {
            steps.add(new Step(kind, CharacterSet.NONE));
        }

        private Step fork(int left, int right) {
            Step fork = new Step(FORK, CharacterSet.NONE);
            fork.left = left;
            fork.right = right;
            steps.add(fork);
            return fork;
        }
    }
}
