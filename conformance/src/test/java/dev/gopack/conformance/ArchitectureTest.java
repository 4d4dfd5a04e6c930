package dev.gopack.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom, and what nobody may do. ARCHITECTURE.md says why; this says it so that it stays true. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = Code.CLASSES;

    /** The packages of core: each may use itself and those that are named behind it. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("report", List.of()),
            Map.entry("io", List.of("report")),
            Map.entry("archive", List.of("io", "report")),
            Map.entry("elf", List.of("io", "report")),
            Map.entry("module", List.of("io", "report")),
            Map.entry("imports", List.of("module", "io", "report")),
            Map.entry("sign", List.of("openpgp", "io", "report")),
            Map.entry("model", List.of("sign", "io", "report")),
            Map.entry("target", List.of("model", "io", "report")),
            Map.entry("openpgp", List.of("io", "report")),
            Map.entry("verify", List.of("sign", "openpgp", "target", "io", "report")),
            Map.entry("format", List.of("verify", "archive", "imports", "target", "model", "sign", "io", "report")),
            Map.entry("spec", List.of("target", "model", "sign", "archive", "io", "report")),
            Map.entry(
                    "resolve", List.of("go", "imports", "module", "spec", "format", "target", "model", "io", "report")),
            Map.entry("integrate", List.of("resolve", "go", "module", "target", "model", "io", "report")),
            Map.entry("go", List.of("module", "elf", "io", "report")),
            Map.entry("toolchain", List.of("elf", "model", "io", "report")),
            Map.entry("scan", List.of("go", "elf", "model", "io", "report")),
            Map.entry("reproduce", List.of("spec", "format", "target", "model", "archive", "io", "report")),
            Map.entry("survey", List.of("format", "go", "imports", "module", "elf", "io", "report")),
            Map.entry(
                    "compat", List.of("survey", "derive", "integrate", "format", "go", "elf", "target", "model", "io")),
            Map.entry(
                    "derive",
                    List.of("scan", "format", "go", "imports", "module", "elf", "target", "model", "io", "report"))));

    /** What a format may use of core: never the façade, the spec or the resolver. */
    private static final List<String> FOR_FORMATS = List.of(
            "derive", "scan", "format", "verify", "openpgp", "target", "model", "sign", "archive", "go", "imports",
            "module", "elf", "io", "report");

    @Test
    void everyModuleIsLookedAt() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .contains("dev.gopack", "dev.gopack.rpm", "dev.gopack.deb", "dev.gopack.cli", "dev.gopack.assertj")
                .doesNotContain("dev.gopack.conformance");
    }

    @Test
    void arrowsPointOneWay() {
        ARROWS.forEach((name, allowed) -> packageMayUse("dev.gopack." + name, allowed));
        packageMayUse("dev.gopack", new ArrayList<>(ARROWS.keySet()));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.gopack.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void formatsKnowCoreAndNotEachOther() {
        for (String format : List.of("rpm", "deb")) {
            List<String> allowed = new ArrayList<>(inCore(FOR_FORMATS));
            allowed.add("dev.gopack." + format + "..");
            mayUse("dev.gopack." + format + "..", allowed);
        }
    }

    @Test
    void coreKnowsNoFormat() {
        noClasses()
                .that()
                .resideInAnyPackage(core())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.gopack.rpm..", "dev.gopack.deb..", "dev.gopack.cli..")
                .check(CLASSES);
    }

    @Test
    void eachLibraryIsNamedInOnePlace() {
        onlyIn("com.github.luben..", "dev.gopack.archive");
        onlyIn("org.tukaani..", "dev.gopack.archive");
        onlyIn("org.snakeyaml..", "dev.gopack.spec");
        onlyIn("org.redline_rpm..", "dev.gopack.rpm.header");
        onlyIn("org.vafer..", "dev.gopack.deb");
        onlyIn("org.bouncycastle..", "dev.gopack.sign", "dev.gopack.openpgp");
        onlyIn("picocli..", "dev.gopack.cli..");
        onlyIn("org.assertj..", "dev.gopack.assertj");
    }

    @Test
    void noOtherLibraryIsUsed() {
        mayUseAnything(
                "dev.gopack..",
                "java..",
                "org.jspecify.annotations",
                "com.github.luben..",
                "org.tukaani..",
                "org.bouncycastle..",
                "org.snakeyaml..",
                "org.redline_rpm..",
                "org.vafer..",
                "picocli..",
                "org.assertj..");
    }

    @Test
    void whatIsPublicShowsTypesOfJavaAndOursAlone() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage(
                                "dev.gopack",
                                "dev.gopack.report",
                                "dev.gopack.io",
                                "dev.gopack.model",
                                "dev.gopack.imports",
                                "dev.gopack.module",
                                "dev.gopack.target",
                                "dev.gopack.toolchain",
                                "dev.gopack.format",
                                "dev.gopack.openpgp",
                                "dev.gopack.verify",
                                "dev.gopack.spec",
                                "dev.gopack.sign",
                                "dev.gopack.reproduce")
                        .and(isPublic()))
                .should(showOnlyKnownTypes())
                .check(CLASSES);
    }

    private static void packageMayUse(String name, List<String> allowed) {
        List<String> packages = new ArrayList<>(inCore(allowed));
        packages.add(name);
        mayUse(name, packages);
    }

    private static void mayUse(String name, List<String> allowed) {
        classes()
                .that(resideInAPackage(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))
                        .or(DescribedPredicate.not(resideInAPackage("dev.gopack.."))))
                .check(CLASSES);
    }

    private static void mayUseAnything(String... allowed) {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(isPrimitiveOrArrayOfOne()))
                .check(CLASSES);
    }

    private static void onlyIn(String library, String... places) {
        ClassesShouldConjunction rule = noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(places)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
        rule.check(CLASSES);
    }

    private static List<String> inCore(List<String> names) {
        return names.stream().map(name -> "dev.gopack." + name).toList();
    }

    private static String[] core() {
        return Stream.concat(Stream.of("dev.gopack"), inCore(new ArrayList<>(ARROWS.keySet())).stream())
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> isPublic() {
        return DescribedPredicate.describe(
                "are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static DescribedPredicate<JavaClass> isPrimitiveOrArrayOfOne() {
        return DescribedPredicate.describe(
                "are primitive", type -> type.getBaseComponentType().isPrimitive());
    }

    private static ArchCondition<JavaMethod> showOnlyKnownTypes() {
        return new ArchCondition<>("show types of Java and ours alone") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(
                                method.getAllInvolvedRawTypes().stream(),
                                method.getExceptionTypes().stream().map(type -> type.toErasure()))
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive()
                                && !type.getPackageName().startsWith("java.")
                                && !type.getPackageName().startsWith("dev.gopack"))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " shows " + type)));
            }
        };
    }
}
