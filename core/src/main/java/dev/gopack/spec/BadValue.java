package dev.gopack.spec;

import dev.gopack.report.Rule;
import org.jspecify.annotations.Nullable;

/** A value that its type refuses; becomes a finding where the value's place is known. */
final class BadValue extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final @Nullable String advice;

    BadValue(Rule rule, String message, @Nullable String advice) {
        super(message, null, false, false);
        this.rule = rule;
        this.advice = advice;
    }

    BadValue(String message, @Nullable String advice) {
        this(SpecRules.VALUE, message, advice);
    }

    Rule rule() {
        return rule;
    }

    @Nullable
    String advice() {
        return advice;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
