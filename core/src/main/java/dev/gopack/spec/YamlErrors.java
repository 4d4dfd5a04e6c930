package dev.gopack.spec;

import dev.gopack.report.SourcePosition;
import dev.gopack.report.SpecException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says what the YAML parser's errors mean to the person who wrote the text. */
final class YamlErrors {

    // observed: snakeyaml-engine 3.0.1, the start of its messages for what people get wrong most
    private static final Map<String, String> ADVICE = Map.of(
            "mapping values are not allowed here",
                    "check the indentation, and put text that has a colon and a space into quotes",
            "could not find expected ':'", "check the indentation, or put the text into quotes",
            "expected <block end>", "check the indentation",
            "found unexpected end of stream", "a quote or bracket is not closed",
            "found character", "put text that starts with a special character into quotes",
            "expected ',' or", "a bracket is not closed, or a comma is missing");

    private YamlErrors() {}

    /** The exception for what the parser says. */
    static SpecException explain(YamlEngineException error, String source, String text, Problems problems) {
        if (!(error instanceof MarkedYamlEngineException marked)) {
            return problems.fatal(
                    SpecRules.SYNTAX, new SourcePosition(source, 1, 1), "not YAML: " + error.getMessage(), null);
        }
        Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
        int line = mark.map(Mark::getLine).orElse(0);
        int column = mark.map(Mark::getColumn).orElse(0);
        SourcePosition where = new SourcePosition(source, line + 1, column + 1);
        if (tabIndents(text, line)) {
            return problems.fatal(SpecRules.SYNTAX, where, "a tab in the indentation", "YAML wants spaces there");
        }
        String problem = marked.getProblem();
        return problems.fatal(SpecRules.SYNTAX, where, "not YAML: " + problem, advice(problem));
    }

    /** The exception for a text that ends within the number of a character, or has one that no character has. */
    static SpecException brokenEscape(String source, String text, Problems problems) {
        int line = (int) text.chars().filter(one -> one == '\n').count();
        SourcePosition end = new SourcePosition(source, line + 1, text.length() - text.lastIndexOf('\n'));
        return problems.fatal(
                SpecRules.SYNTAX,
                end,
                "not YAML: behind a backslash stands the number of a character that is not all there, or too large",
                "close the quotes; a backslash that is meant stands there twice");
    }

    private static boolean tabIndents(String text, int line) {
        return text.lines()
                .skip(line)
                .findFirst()
                .filter(found -> found.stripLeading().length() < found.length())
                .map(found ->
                        found.substring(0, found.length() - found.stripLeading().length()))
                .filter(indentation -> indentation.contains("\t"))
                .isPresent();
    }

    private static @Nullable String advice(String problem) {
        return ADVICE.entrySet().stream()
                .filter(entry -> problem.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
