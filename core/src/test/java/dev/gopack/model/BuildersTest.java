package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ContentSource;
import dev.gopack.report.SourcePosition;
import dev.gopack.sign.HashAlgorithm;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Built values are immutable, and a builder made from one forgets nothing. */
class BuildersTest {

    private static final RpmSettings RPM = RpmSettings.builder()
            .arch("i586")
            .buildHost("build.example.com")
            .group("Development/Tools")
            .summary("A debugger")
            .packager("Tools <tools@example.com>")
            .compression("zstd:19")
            .format(6)
            .prefixes(List.of("/opt"))
            .signature(new RpmSignature(true, true))
            .distribution("Example")
            .vcs("git:https://example.com/x.git")
            .bugUrl("https://example.com/bugs")
            .requires(Map.of(ScriptSlot.POSTINSTALL, List.of(new Dependency.Simple("systemd"))))
            .triggers(List.of(new Trigger(
                    Trigger.Event.TRIGGERIN,
                    List.of(new Dependency.Simple("bash")),
                    ScriptSpec.text("true"),
                    Trigger.DEFAULT_PRIORITY)))
            .build();

    private static final DebSettings DEB = DebSettings.builder()
            .targetSuffix(false)
            .arch("i386")
            .archVariant("amd64v3")
            .compression("xz:9")
            .signature(new DebSignature(DebSignature.Method.NONE, "maint", "S"))
            .multiArch("foreign")
            .controlFiles(Map.of("config", ScriptSpec.file("config.sh")))
            .triggers(Map.of("interest", List.of("x")))
            .fields(Map.of("Bugs", "https://example.com/bugs"))
            .build();

    private static final PackageSpec SPEC = PackageSpec.builder("dlv", "v1.2.3-rc.1")
            .platform("freebsd")
            .versionSchema("none")
            .epoch(2L)
            .release("3")
            .prerelease("rc1")
            .versionMetadata("git")
            .section("devel")
            .priority("extra")
            .maintainer("Tools <tools@example.com>")
            .description("A debugger\nfor Go")
            .vendor("Example")
            .homepage("https://example.com")
            .license("MIT")
            .changelogFile("changelog.yaml")
            .changelog(new Changelog(List.of(
                    new Changelog.Entry("1", Instant.EPOCH, "A <a@example.com>", "unstable", "low", List.of("x")))))
            .disableGlobbing(true)
            .mtime(Instant.ofEpochSecond(1))
            .umask(0077)
            .relate(RelationKind.DEPENDS, "go >= 1.21")
            .content(ContentSpec.to("/usr/bin/dlv").src("dlv"))
            .script(ScriptSlot.POSTINSTALL, ScriptSpec.text("true"))
            .go(GoSettings.builder().binary("dlv").providing("go.debug").build())
            .derive(new DeriveSettings(true, List.of("elf"), List.of("libc.so*")))
            .integration(Integration.builder()
                    .service(ServiceSettings.running("/usr/bin/dlv dap")
                            .user("dlv")
                            .build())
                    .build())
            .lifecycle(List.of(new LifecycleAction.TemporaryFiles("dlv.conf")))
            .rpm(RPM)
            .deb(DEB)
            .sign(new SignSettings(
                    List.of(new KeyChoice.KeyFile(Path.of("key.asc"), "", Optional.empty(), List.of("WORD"))),
                    HashAlgorithm.SHA256,
                    Optional.empty(),
                    true))
            .lint(new LintSettings(
                    Optional.empty(), List.of(new LintSettings.Suppression("lint.no-manual", "", "it has --help"))))
            .directory(Path.of("/specs"))
            .positions(Map.of("name", new SourcePosition("gopack.yaml", 1, 1)))
            .build();

    @Test
    void everyValueIsSetInThisTest() {
        assertDifferentEverywhere(SPEC, PackageSpec.builder("other", "0").build());
        assertDifferentEverywhere(RPM, RpmSettings.EMPTY);
        assertDifferentEverywhere(DEB, DebSettings.EMPTY);
    }

    @Test
    void eachPartOfAnIntegrationIsSomethingToDo() {
        assertThat(Integration.NONE.isGiven()).isFalse();
        List<Integration> each = List.of(
                SPEC.integration(),
                Integration.builder()
                        .account(new Account("dlv", "dlv", "/", "/usr/sbin/nologin", ""))
                        .build(),
                Integration.builder().temporaryFile("d /run/dlv").build(),
                Integration.builder()
                        .kernelParameter("kernel.yama.ptrace_scope", "0")
                        .build(),
                Integration.builder()
                        .alternative(new Alternative("dlv", "/usr/bin/dlv", "/opt/dlv", 1, List.of()))
                        .build(),
                Integration.builder().anchor("/ca.pem").build(),
                Integration.builder().policyModule("/dlv.cil").build(),
                Integration.builder().port("tcp/2345", "dlv_port_t").build(),
                Integration.builder().label("/srv(/.*)?", "dlv_t").build(),
                Integration.builder().policySwitch("deny_ptrace", false).build(),
                Integration.builder().profile("/etc/apparmor.d/dlv").build());
        assertThat(each).hasSize(Integration.class.getRecordComponents().length).allMatch(Integration::isGiven);
    }

    @Test
    void aBuilderMadeFromAValueForgetsNothing() {
        assertThat(values(SPEC.toBuilder().build())).isEqualTo(values(SPEC));
        assertThat(values(RPM.toBuilder().build())).isEqualTo(values(RPM));
        assertThat(values(DEB.toBuilder().build())).isEqualTo(values(DEB));
    }

    @Test
    void changingACopyLeavesTheOriginal() {
        PackageSpec other = SPEC.toBuilder()
                .license("Apache-2.0")
                .relate(RelationKind.DEPENDS, "git")
                .content(ContentSpec.to("/usr/bin/x").src("x"))
                .script(ScriptSlot.PREINSTALL, ScriptSpec.text("false"))
                .build();
        assertThat(SPEC.license()).isEqualTo("MIT");
        assertThat(SPEC.relations(RelationKind.DEPENDS)).hasSize(1);
        assertThat(other.relations(RelationKind.DEPENDS)).hasSize(2).hasToString("[go >= 1.21, git]");
        assertThat(other.contents()).hasSize(2);
        assertThat(other.scripts()).containsOnlyKeys(ScriptSlot.POSTINSTALL, ScriptSlot.PREINSTALL);
    }

    @Test
    void whatIsBuiltCannotBeChangedThroughWhatItWasBuiltFrom() {
        List<ContentSpec> contents = new ArrayList<>(SPEC.contents());
        Map<String, List<String>> triggers = new LinkedHashMap<>(DEB.triggers());
        PackageSpec spec = SPEC.toBuilder()
                .contents(contents)
                .deb(DEB.toBuilder().triggers(triggers).build())
                .build();
        contents.clear();
        triggers.clear();
        assertThat(spec.contents()).hasSize(1);
        assertThat(spec.deb().triggers()).hasSize(1);
        assertThatThrownBy(() -> spec.contents().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.scripts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.relations().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.positions().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> spec.rpm().requires().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatNoFormatAcceptsIsRefusedAllAtOnce() {
        PackageSpec.Builder builder =
                PackageSpec.builder(" ", "1").epoch(-1L).umask(01000).versionSchema("semvr");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a package needs a name; epoch is not within 0 to 4294967295: -1; "
                        + "umask has bits beyond 0777: 1000; version schema is neither semver nor none: \"semvr\"");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> PackageSpec.builder(null, "1"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> PackageSpec.builder("x", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("version");
    }

    @Test
    void bytesAreForFilesAloneAndComeFromOnePlace() {
        ContentSource bytes = ContentSource.of("x", "x");
        assertThatThrownBy(ContentSpec.to("/x").src("x").content(bytes)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("src and content exclude each other: /x");
        for (ContentType type : List.of(ContentType.DIR, ContentType.SYMLINK, ContentType.GHOST, ContentType.TREE)) {
            assertThatThrownBy(ContentSpec.to("/x").type(type).content(bytes)::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a " + type.word() + " has no content: /x");
        }
        assertThat(ContentSpec.to("/x")
                        .type(ContentType.LICENSE)
                        .content(bytes)
                        .build()
                        .content())
                .isSameAs(bytes);
    }

    @Test
    void contentsAreBuiltFromTheirParts() {
        ContentSpec content = ContentSpec.to("/var/lib/x")
                .src("x")
                .type(ContentType.TREE)
                .packager("rpm")
                .owner("x")
                .group("y")
                .mode(0750)
                .mtime(Instant.EPOCH)
                .lang("de")
                .capabilities("cap_net_raw=ep")
                .disownSubtree(List.of("z"))
                .build();
        assertThat(content)
                .isEqualTo(new ContentSpec(
                        "x",
                        null,
                        "/var/lib/x",
                        ContentType.TREE,
                        "rpm",
                        "x",
                        "y",
                        0750,
                        Instant.EPOCH,
                        "de",
                        "cap_net_raw=ep",
                        List.of("z")));
    }

    @ParameterizedTest
    @CsvSource({
        "contents[1].file_info.mode, 3",
        "contents[1].src, 2",
        "contents[1].dst, 2",
        "contents[1], 2",
        "contents[0].src, 1",
        "contents, 1"
    })
    void aPlaceThatIsNotKnownIsThatOfWhatEnclosesIt(String path, int line) {
        PackageSpec spec = PackageSpec.builder("x", "1")
                .positions(Map.of(
                        "contents", new SourcePosition("x", 1, 1),
                        "contents[1]", new SourcePosition("x", 2, 1),
                        "contents[1].file_info", new SourcePosition("x", 3, 1)))
                .build();
        assertThat(spec.position(path)).contains(new SourcePosition("x", line, 1));
        assertThat(spec.position("name")).isEmpty();
    }

    private static void assertDifferentEverywhere(Object set, Object unset) {
        Map<String, Object> values = values(set);
        values(unset)
                .forEach((name, value) -> assertThat(values.get(name)).as(name).isNotEqualTo(value));
    }

    private static Map<String, Object> values(Object object) {
        Map<String, Object> values = new TreeMap<>();
        Stream.of(object.getClass().getMethods())
                .filter(method -> method.getDeclaringClass() == object.getClass()
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.getName().equals("toBuilder"))
                .forEach(method -> values.put(method.getName(), call(object, method)));
        return values;
    }

    private static Object call(Object object, Method method) {
        try {
            return Optional.ofNullable(method.invoke(object));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
