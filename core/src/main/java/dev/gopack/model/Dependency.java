package dev.gopack.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on other packages, independent of the format that expresses it. {@link DependencyParser} reads the text
 * form; {@code toString} gives it back in one normal form ({@code foo >= 1.2}, {@code a | b}, {@code (a if b)}).
 */
public sealed interface Dependency {

    /**
     * One package or capability, perhaps with a version.
     *
     * @param name package name, capability such as {@code pkgconfig(zlib)} or absolute file path
     * @param operator how the version compares, or null together with version
     * @param version the version, or null together with operator
     * @param architecture Debian's qualifier as in {@code python3:any}, or empty
     */
    record Simple(
            String name,
            @Nullable VersionOperator operator,
            @Nullable String version,
            String architecture) implements Dependency {

        /** Refuses half a version. */
        public Simple {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(architecture, "architecture");
            if ((operator == null) != (version == null)) {
                throw new IllegalArgumentException("operator and version come together");
            }
        }

        /** Any version of the name. */
        public Simple(String name) {
            this(name, null, null, "");
        }

        /** The name with a version. */
        public Simple(String name, VersionOperator operator, String version) {
            this(name, operator, version, "");
        }

        @Override
        public String toString() {
            String qualified = architecture.isEmpty() ? name : name + ":" + architecture;
            return operator == null ? qualified : qualified + " " + operator.symbol() + " " + version;
        }
    }

    /**
     * At least one of several (rpm {@code (a or b)}, deb {@code a | b}).
     *
     * @param alternatives two or more
     */
    record AnyOf(List<Simple> alternatives) implements Dependency {
        /** Refuses lists that offer no choice. */
        public AnyOf {
            alternatives = List.copyOf(alternatives);
            if (alternatives.size() < 2) {
                throw new IllegalArgumentException("alternatives need two or more names");
            }
        }

        @Override
        public String toString() {
            return alternatives.stream().map(Simple::toString).collect(Collectors.joining(" | "));
        }
    }

    /**
     * A boolean (rich) dependency of rpm.
     *
     * @param operator what joins the operands
     * @param operands two or more; IF and UNLESS have two, or three with an else branch
     */
    record Rich(RichOperator operator, List<Dependency> operands) implements Dependency {
        /** Refuses operand counts that rpm has no meaning for. */
        public Rich {
            operands = List.copyOf(operands);
            boolean counted = operator.chains() ? operands.size() >= 2 : operands.size() == 2 || operands.size() == 3;
            if (!counted || (operands.size() == 3 && !operator.chains() && !operator.hasElse())) {
                throw new IllegalArgumentException(operator.word() + " cannot have " + operands.size() + " operands");
            }
        }

        @Override
        public String toString() {
            if (operator.hasElse() && operands.size() == 3) {
                return "(" + operands.get(0) + " " + operator.word() + " " + operands.get(1) + " else "
                        + operands.get(2) + ")";
            }
            return operands.stream()
                    .map(Object::toString)
                    .collect(Collectors.joining(" " + operator.word() + " ", "(", ")"));
        }
    }

    /** The words of rpm's boolean dependencies. // rpm docs/manual/boolean_dependencies.md */
    enum RichOperator {
        /** All of them. */
        AND("and", true, false),
        /** Any of them. */
        OR("or", true, false),
        /** The first if the second is there, else the third. */
        IF("if", false, true),
        /** The first unless the second is there, else the third. */
        UNLESS("unless", false, true),
        /** All of them by one and the same package. */
        WITH("with", true, false),
        /** The first by a package that does not also give the second. */
        WITHOUT("without", false, false);

        private final String word;
        private final boolean chains;
        private final boolean hasElse;

        RichOperator(String word, boolean chains, boolean hasElse) {
            this.word = word;
            this.chains = chains;
            this.hasElse = hasElse;
        }

        /** The word. */
        public String word() {
            return word;
        }

        /** True if more than two operands may follow each other. */
        public boolean chains() {
            return chains;
        }

        /** True if an else branch is possible. */
        public boolean hasElse() {
            return hasElse;
        }
    }
}
