package dev.gopack.spec;

import dev.gopack.report.Rule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One type of text in a spec: the only place that says what is legal for it. Validation, binding, the JSON schema and the
 * reference all ask here.
 *
 * @param phrase what a person calls it, for the reference
 * @param expansion how variables in it are treated
 * @param schema keywords of JSON Schema for a value without variables
 * @param parser the value of a text
 */
record ScalarType<T>(String phrase, Expansion expansion, Map<String, Object> schema, Parser<T> parser)
        implements Shape {

    /** Gives the value of a text in which variables are replaced, which is never empty. */
    interface Parser<T> {
        /**
         * The value.
         *
         * @throws BadValue with what is wrong and what would be right
         */
        T parse(String text, Notes notes) throws BadValue;
    }

    /** Takes what is worth a warning about a value that is legal. */
    interface Notes {
        /** Nobody listens. */
        Notes NONE = (rule, message, advice) -> {};

        /** One remark. */
        void add(Rule rule, String message, String advice);
    }

    /** What happens to dollar signs. */
    enum Expansion {
        /** {@code $NAME} and <code>${NAME}</code> are variables. */
        ALL,
        /** Only <code>${NAME}</code> is; file names have dollar signs of their own. */
        BRACED,
        /** Nothing: the text is a program. */
        NONE
    }

    /** The same type with another treatment of variables. */
    ScalarType<T> expanding(Expansion other) {
        return new ScalarType<>(phrase, other, schema, parser);
    }

    @Override
    public String words() {
        return phrase;
    }

    // Types are constants. What a record has by itself is made by the first call, which costs the start of a process.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
