package dev.gopack.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.lint.ShellCommands.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which commands a script has, and under what they run. */
class ShellCommandsTest {

    private static List<Command> read(String... lines) {
        return ShellCommands.of(ShellText.of(String.join("\n", lines)));
    }

    private static List<String> told(String... lines) {
        return read(lines).stream()
                .map(one -> String.join(" > ", one.under()) + (one.asked() ? "? " : ": ") + one.text())
                .toList();
    }

    private static List<String> last(String... lines) {
        return ShellCommands.last(read(lines)).stream().map(Command::text).toList();
    }

    @Test
    void commandsEndWithLinesAndSemicolons() {
        assertThat(told("a; b 'c;d'", "e && f ||", "  g", "h | i # ; j"))
                .containsExactly(": a", ": b 'c\u00b7d'", ": e && f || g", ": h | i");
    }

    @Test
    void conditionsAreAsked() {
        assertThat(told("if a; then b; elif c", "then", "d; else e; fi", "while f; do g; done | h"))
                .containsExactly(
                        "if a? a",
                        "if a: b",
                        "elif c? c",
                        "elif c: d",
                        "elif c: e",
                        ": fi",
                        "while f? f",
                        "while f: g",
                        ": done | h");
    }

    @Test
    void branchesOfACaseStandUnderIt() {
        assertThat(told("case \"$(a b)\" in", "b|c) d ;;", "'e') f", ";;", "*)", "esac", "g"))
                .containsExactly("case \"$(a b)\" in: d", "case \"$(a b)\" in: f", ": esac", ": g");
    }

    @Test
    void groupsFunctionsAndLoopsAreConstructs() {
        assertThat(told(
                        "a() { b; }",
                        "c()",
                        "{",
                        "d",
                        "}",
                        "e && { f; }",
                        "g | while h; do i; done",
                        "for j in k; do l; done",
                        "m"))
                .containsExactly(
                        "{: b",
                        ": }",
                        "{: d",
                        ": }",
                        ": e &&",
                        "{: f",
                        ": }",
                        ": g |",
                        "while h? h",
                        "while h: i",
                        ": done",
                        "for j in k: l",
                        ": done",
                        ": m");
    }

    @Test
    void theLastCommandGivesTheStatus() {
        assertThat(last("a", "if b; then c; fi", "")).containsExactly("c");
        assertThat(last("if a; then b; else c; fi")).containsExactly("c");
        assertThat(last("case a in b) c ;; esac")).containsExactly("c");
        assertThat(last("if a; then b; fi || :")).isEmpty();
        assertThat(last("a() { b; }")).isEmpty();
        assertThat(last("(", "a", ")", "status=$?", "b")).containsExactly("a", "b");
    }

    @Test
    void nothingMakesItFail() {
        for (String odd : List.of(
                "fi; done; }",
                ")",
                "case",
                "if",
                "a|".repeat(10_000),
                "case x in " + "a|".repeat(10_000),
                "{ ".repeat(5000),
                "case" + " ".repeat(50_000))) {
            assertThat(read(odd)).hasSizeLessThan(20_000);
        }
    }
}
