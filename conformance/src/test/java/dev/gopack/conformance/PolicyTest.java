package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a package says to SELinux is compiled together with all of a real policy, Debian's. */
class PolicyTest {

    private static final String MODULES = "/usr/share/selinux/default";

    private static final String SPEC = """
            name: food
            version: 1.2.3
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Serves food
            license: MIT
            contents: [{dst: /srv/food, type: dir}]
            selinux:
              module: food.cil
              ports: {tcp/8443: %s, udp/5000-5010: food_port_t}
              contexts: {'/srv/food(/.*)?': var_lib_t, '/srv/food/[^/]*\\.sock': food_t}
              booleans: {httpd_can_network_connect: true, daemons_use_tty: false}
            """;

    @TempDir
    static Path root;

    @TempDir
    Path directory;

    private static final List<Object> POLICY = new ArrayList<>();

    @BeforeAll
    static void unpackPolicy() throws IOException {
        Path kept = Tool.directory("GOPACK_ROOTS").resolve("selinux.tar");
        if (!Files.exists(kept)) {
            Path made = root.resolve("made.tar");
            Tool.run(
                            "mmdebstrap",
                            "--variant=extract",
                            "--include=selinux-policy-default,secilc,policycoreutils,bzip2",
                            "bookworm",
                            made)
                    .ok();
            Path beside = kept.resolveSibling(
                    "selinux.tar.new" + ProcessHandle.current().pid());
            Files.copy(made, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(made);
        }
        Tool.run("tar", "-xf", kept, "-C", root).ok();
        Files.createDirectories(root.resolve("cil"));
        List<Path> modules;
        try (Stream<Path> all = Files.list(root.resolve(MODULES.substring(1)))) {
            modules = all.filter(file -> file.toString().endsWith(".pp.bz2"))
                    .sorted()
                    .toList();
        }
        assertThat(modules).hasSizeGreaterThan(300);
        for (Path module : modules) {
            String name = module.getFileName().toString().replace(".pp.bz2", "");
            inside("bzip2", "-d", MODULES + "/" + module.getFileName()).ok();
            inside("/usr/libexec/selinux/hll/pp", MODULES + "/" + name + ".pp", "/cil/" + name + ".cil")
                    .ok();
            POLICY.add("/cil/" + name + ".cil");
        }
    }

    private static Tool.Result inside(Object... command) {
        List<Object> words = new ArrayList<>(List.of("chroot", root));
        words.addAll(List.of(command));
        return Tool.run(words.toArray());
    }

    private Tool.Result compiled(String spec) throws IOException {
        Files.writeString(
                directory.resolve("food.cil"),
                "(type food_port_t)\n(typeattributeset port_type (food_port_t))\n(type food_t)\n"
                        + "(typeattributeset file_type (food_t))\n(roletype object_r food_port_t)\n"
                        + "(roletype object_r food_t)\n");
        Path policy = Packages.build(directory, "rpm", spec).stream()
                .filter(file -> file.getFileName().toString().startsWith("food-selinux-"))
                .findFirst()
                .orElseThrow();
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Path cpio = directory.resolve("payload.cpio");
        Tool.run(
                        "sh",
                        "-c",
                        "rpm2cpio '" + policy + "' > '" + cpio + "' && cd '" + tree + "' && cpio --quiet -idmu < '"
                                + cpio + "'")
                .ok();
        Files.copy(
                tree.resolve("usr/share/selinux/packages/targeted/food.cil"),
                root.resolve("food.cil"),
                StandardCopyOption.REPLACE_EXISTING);
        List<Object> words = new ArrayList<>(List.of("secilc", "-o", "/policy", "-f", "/contexts"));
        words.addAll(POLICY);
        words.add("/food.cil");
        return inside(words.toArray());
    }

    @Test
    void portsAndFilesArePartOfTheModule() throws IOException {
        compiled(SPEC.formatted("http_port_t")).ok();

        assertThat(Files.readString(root.resolve("contexts")))
                .contains("/srv/food(/.*)?\tsystem_u:object_r:var_lib_t:s0")
                .contains("/srv/food/[^/]*\\.sock\tsystem_u:object_r:food_t:s0");
        Path policy = directory.resolve("packages/food-selinux-1.2.3-1.noarch.rpm");
        assertThat(Tool.run("rpm", "-qp", "--nosignature", "--scripts", policy)
                        .ok()
                        .out())
                .contains("semodule -n -s 'targeted' -X 200 -i '")
                .contains(
                        "    [ \"$1\" -ne 1 ] || setsebool -P -N 'httpd_can_network_connect=on' 'daemons_use_tty=off'");
    }

    @Test
    void thereIsOneForAllProcessors() throws IOException {
        Files.writeString(directory.resolve("food.cil"), "(type food_t)\n");

        assertThat(Packages.build(
                        directory,
                        "rpm",
                        SPEC.formatted("http_port_t").replaceFirst("arch: .*", "archs: [amd64, arm64]")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "food-1.2.3-1.x86_64.rpm", "food-selinux-1.2.3-1.noarch.rpm", "food-1.2.3-1.aarch64.rpm");
    }

    @Test
    void aTypeThatThePolicyDoesNotHaveIsRefusedByTheCompiler() throws IOException {
        assertThat(compiled(SPEC.formatted("nothing_port_t")).code()).isNotZero();
    }
}
