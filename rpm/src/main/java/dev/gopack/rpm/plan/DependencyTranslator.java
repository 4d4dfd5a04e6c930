package dev.gopack.rpm.plan;

import dev.gopack.model.Dependency;
import dev.gopack.model.VersionOperator;
import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.Sense;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings dependencies of the model into rpm's form and refuses what rpm has no form for. */
final class DependencyTranslator {

    // source: rpm build/parseReqs.cc checkDep, ALLOWED_CHARS_EVR; macros (% { }) are long expanded
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_/\\x{80}-\\x{10ffff}][^\\s,\\p{Cntrl}]*");
    private static final Pattern EVR = Pattern.compile("([0-9]*:)?[A-Za-z0-9._+~^]+(-[A-Za-z0-9._+~^]+)?");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

    private final Consumer<String> droppedQualifier;

    /** A translator that tells of each Debian qualifier that it leaves out. */
    DependencyTranslator(Consumer<String> droppedQualifier) {
        this.droppedQualifier = droppedQualifier;
    }

    /**
     * The relation for a dependency.
     *
     * @param flags {@link Sense} bits besides the comparison
     * @throws IllegalArgumentException with the reason if rpm has no form for it
     */
    RpmRelation translate(RelationList list, Dependency dependency, int flags) {
        if (dependency instanceof Dependency.Simple simple) {
            return simple(list, simple, flags);
        }
        if (list == RelationList.PROVIDES || list == RelationList.OBSOLETES || list == RelationList.ORDER) {
            throw new IllegalArgumentException("rpm allows no alternatives or conditions in " + list.label());
        }
        Dependency.Rich rich = dependency instanceof Dependency.AnyOf any
                ? new Dependency.Rich(Dependency.RichOperator.OR, List.<Dependency>copyOf(any.alternatives()))
                : (Dependency.Rich) dependency;
        Optional<String> problem = RichDependency.problem(rich, list);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        return RpmRelation.asked(list, render(rich), "", flags);
    }

    private RpmRelation simple(RelationList list, Dependency.Simple simple, int flags) {
        check(simple);
        if (list == RelationList.OBSOLETES && !PACKAGE.matcher(simple.name()).matches()) {
            throw new IllegalArgumentException("rpm obsoletes only packages, not " + quote(simple.name()));
        }
        VersionOperator operator = simple.operator();
        String version = simple.version();
        if (operator == null || version == null) {
            return RpmRelation.asked(list, simple.name(), "", flags);
        }
        return RpmRelation.asked(list, simple.name(), version, flags | sense(operator));
    }

    private void check(Dependency.Simple simple) {
        String name = simple.name();
        if (!NAME.matcher(name).matches() || !balanced(name)) {
            throw new IllegalArgumentException("not a name that rpm takes: " + quote(name));
        }
        String version = simple.version();
        if (version != null && name.startsWith("/")) {
            throw new IllegalArgumentException("a file has no version: " + quote(name));
        }
        if (version != null && !EVR.matcher(version).matches()) {
            throw new IllegalArgumentException("not a version that rpm takes: " + quote(version));
        }
        if (!simple.architecture().isEmpty()) {
            droppedQualifier.accept(name + ":" + simple.architecture());
        }
    }

    private String render(Dependency dependency) {
        if (dependency instanceof Dependency.Simple simple) {
            check(simple);
            return simple.operator() == null
                    ? simple.name()
                    : simple.name() + " " + simple.operator().symbol() + " " + simple.version();
        }
        if (dependency instanceof Dependency.AnyOf any) {
            return any.alternatives().stream().map(this::render).collect(Collectors.joining(" or ", "(", ")"));
        }
        Dependency.Rich rich = (Dependency.Rich) dependency;
        String word = " " + rich.operator().word() + " ";
        if (rich.operator().hasElse() && rich.operands().size() == 3) {
            return "(" + render(rich.operands().get(0)) + word
                    + render(rich.operands().get(1)) + " else "
                    + render(rich.operands().get(2)) + ")";
        }
        return rich.operands().stream().map(this::render).collect(Collectors.joining(word, "(", ")"));
    }

    private static int sense(VersionOperator operator) {
        return switch (operator) {
            case LESS -> Sense.LESS;
            case LESS_OR_EQUAL -> Sense.LESS | Sense.EQUAL;
            case EQUAL -> Sense.EQUAL;
            case GREATER_OR_EQUAL -> Sense.GREATER | Sense.EQUAL;
            case GREATER -> Sense.GREATER;
        };
    }

    private static boolean balanced(String name) {
        int open = 0;
        for (int i = 0; i < name.length(); i++) {
            open += name.charAt(i) == '(' ? 1 : name.charAt(i) == ')' ? -1 : 0;
            if (open < 0) {
                return false;
            }
        }
        return open == 0;
    }

    private static String quote(String value) {
        return GopackException.quote(value);
    }
}
