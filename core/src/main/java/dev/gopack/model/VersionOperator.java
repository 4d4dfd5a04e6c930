package dev.gopack.model;

import java.util.Arrays;
import java.util.Optional;

/** How a version is compared in a dependency. */
public enum VersionOperator {
    /** Strictly before. */
    LESS("<", "<<"),
    /** Before or the same. */
    LESS_OR_EQUAL("<=", "<="),
    /** The same. */
    EQUAL("=", "="),
    /** The same or after. */
    GREATER_OR_EQUAL(">=", ">="),
    /** Strictly after. */
    GREATER(">", ">>");

    private final String rpm;
    private final String deb;

    VersionOperator(String rpm, String deb) {
        this.rpm = rpm;
        this.deb = deb;
    }

    /** As rpm and most people write it. */
    public String symbol() {
        return rpm;
    }

    /** As Debian writes it. // source: deb-control(5) */
    public String debSymbol() {
        return deb;
    }

    /** The operator for either spelling; {@code ==} counts as {@code =}. */
    public static Optional<VersionOperator> of(String text) {
        if (text.equals("==")) {
            return Optional.of(EQUAL);
        }
        return Arrays.stream(values())
                .filter(operator -> operator.rpm.equals(text) || operator.deb.equals(text))
                .findFirst();
    }
}
