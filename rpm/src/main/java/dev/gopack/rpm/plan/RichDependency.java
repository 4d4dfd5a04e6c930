package dev.gopack.rpm.plan;

import dev.gopack.model.Dependency;
import dev.gopack.rpm.header.RelationList;
import java.util.List;
import java.util.Optional;

/**
 * Nesting rules of boolean dependencies: {@code if} and {@code unless} must not stand where they would change what an
 * enclosing operator means. // rpm docs/manual/boolean_dependencies.md, Nesting; source: rpm lib/rpmds.cc
 * rpmrichParseInternal, rpmrichParseCheck, rpmrichParseForTag
 */
final class RichDependency {

    // What a parenthesis that was read forbids around it.
    private static final int NO_WITH = 1;
    private static final int NO_AND = 2;
    private static final int NO_OR = 4;

    private RichDependency() {}

    /** What is wrong with the nesting, for a list of relations; empty if nothing is. */
    static Optional<String> problem(Dependency.Rich rich, RelationList list) {
        try {
            int forbidden = check(rich);
            boolean likeOr =
                    list == RelationList.CONFLICTS || list == RelationList.SUPPLEMENTS || list == RelationList.ENHANCES;
            require(likeOr ? Dependency.RichOperator.OR : Dependency.RichOperator.AND, forbidden);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static int check(Dependency.Rich rich) {
        int forbidden = 0;
        List<Dependency> operands = rich.operands();
        boolean conditional = rich.operator().hasElse();
        for (int i = 0; i < operands.size(); i++) {
            if (inner(operands.get(i)).isPresent()) {
                int below = check(inner(operands.get(i)).get());
                forbidden |= conditional && i == 1 ? below & NO_WITH : below;
            }
        }
        require(rich.operator(), forbidden);
        return after(rich.operator(), forbidden);
    }

    /** Alternatives within a rich dependency are an {@code or}. */
    private static Optional<Dependency.Rich> inner(Dependency operand) {
        if (operand instanceof Dependency.Rich rich) {
            return Optional.of(rich);
        }
        if (operand instanceof Dependency.AnyOf any) {
            return Optional.of(
                    new Dependency.Rich(Dependency.RichOperator.OR, List.<Dependency>copyOf(any.alternatives())));
        }
        return Optional.empty();
    }

    private static int after(Dependency.RichOperator operator, int before) {
        return switch (operator) {
            case AND -> (before & ~(NO_AND | NO_OR)) | NO_WITH;
            case OR -> before & ~(NO_AND | NO_OR);
            case IF -> before | NO_OR | NO_WITH;
            case UNLESS -> before | NO_AND | NO_WITH;
            case WITH, WITHOUT -> before;
        };
    }

    private static void require(Dependency.RichOperator operator, int forbidden) {
        switch (operator) {
            case WITH, WITHOUT -> refuse(forbidden & NO_WITH, "with and without cannot contain and, if or unless");
            case AND, IF -> refuse(forbidden & NO_AND, "unless cannot stand where all must hold; use or");
            case OR, UNLESS -> refuse(forbidden & NO_OR, "if cannot stand where any may hold; use and");
        }
    }

    private static void refuse(int forbidden, String problem) {
        if (forbidden != 0) {
            throw new IllegalArgumentException(problem);
        }
    }
}
