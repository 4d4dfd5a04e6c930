package dev.gopack.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/** What no code of Gopack does, since packages would then depend on when, where or by whom they are built. */
class ForbiddenTest {

    private static final JavaClasses CLASSES = Code.CLASSES;

    @Test
    void theClockIsAskedOnlyForStaleFiles() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gopack.io.TemporaryFiles")
                .and()
                .doNotHaveFullyQualifiedName("dev.gopack.Verifier") // keys expire
                .and()
                .doNotHaveFullyQualifiedName("dev.gopack.cli.KeygenCommand") // and say when they were made
                .and()
                .doNotHaveFullyQualifiedName("dev.gopack.cli.DoctorCommand") // and are looked at today
                .and()
                .doNotHaveFullyQualifiedName("dev.gopack.verify.SignerCheckup") // and may have ended when they sign
                .should(call(System.class, "currentTimeMillis"))
                .orShould(call(java.time.Instant.class, "now"))
                .orShould(call(java.time.LocalDate.class, "now"))
                .orShould(call(java.time.LocalDateTime.class, "now"))
                .orShould(call(java.time.ZonedDateTime.class, "now"))
                .orShould(call(java.time.OffsetDateTime.class, "now"))
                .orShould()
                .callConstructor(java.util.Date.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .check(CLASSES);
    }

    /** Keys alone must be different each time. */
    @Test
    void nothingIsLeftToChanceOrToTheMachine() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gopack.sign.KeyPairs")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould(call(Math.class, "random"))
                .orShould(call(java.util.UUID.class, "randomUUID"))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.InetAddress")
                .orShould(call(java.util.TimeZone.class, "getDefault"))
                .orShould(call(java.time.ZoneId.class, "systemDefault"))
                .check(CLASSES);
    }

    @Test
    void temporaryFilesAreMadeInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gopack.io.TemporaryFiles")
                .should(call(java.io.File.class, "createTempFile"))
                .orShould(call(java.nio.file.Files.class, "createTempFile"))
                .orShould(call(java.nio.file.Files.class, "createTempDirectory"))
                .check(CLASSES);
    }

    @Test
    void textNeverDependsOnTheLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callConstructor(String.class, byte[].class, int.class, int.class)
                .orShould()
                .callConstructor(java.io.InputStreamReader.class, java.io.InputStream.class)
                .orShould()
                .callConstructor(java.io.OutputStreamWriter.class, java.io.OutputStream.class)
                .orShould()
                .callMethod(java.io.ByteArrayOutputStream.class, "toString")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callConstructor(java.text.SimpleDateFormat.class, String.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandPrintsAndExits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.gopack.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould(call(System.class, "exit"))
                .orShould(call(Throwable.class, "printStackTrace"))
                .check(CLASSES);
    }

    /**
     * Packaging needs no other program; only a program that is to be built is built by the Go toolchain, and who keeps a key
     * elsewhere names the program that signs with it.
     */
    @Test
    void onlyTheGoToolchainAndWhoSignsAreStarted() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gopack.toolchain.GoProcess")
                .and()
                .doNotHaveFullyQualifiedName("dev.gopack.sign.SignerProcess")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    @Test
    void noShellIsStartedAndNoThreadSleeps() {
        noClasses()
                .should(call(Runtime.class, "exec"))
                .orShould(call(Thread.class, "sleep"))
                .check(CLASSES);
    }

    @Test
    void nothingIsReflectedUpon() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect")
                .orShould(call(Class.class, "forName"))
                .orShould(call(Class.class, "getMethod"))
                .orShould(call(Class.class, "getDeclaredField"))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("sun..")
                .check(CLASSES);
    }

    private static ArchCondition<JavaClass> call(Class<?> owner, String name) {
        return new ArchCondition<>("call " + owner.getSimpleName() + "." + name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isAssignableTo(owner)
                                && call.getName().equals(name))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
    }
}
