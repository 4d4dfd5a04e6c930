package dev.gopack.toolchain;

import dev.gopack.io.Digests;
import dev.gopack.model.GoBuild;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Names what a module's program is built from: the version of the module, which never changes, the version of Go, the
 * flags, and the settings that have a part in the result. Code in C depends on the machine besides, so it has no key, and
 * neither has what an unreleased Go builds.
 */
final class ModuleKey {

    private static final String FORM = "1"; // to be counted up when what is built changes though the inputs do not

    private ModuleKey() {}

    static Optional<String> of(GoBuild build, GoInstallation go, List<String> flags, Map<String, String> decided) {
        if (!build.isModule()
                || build.cgo()
                || !go.version().startsWith("go1.")
                || go.version().contains(" ")) {
            return Optional.empty();
        }
        Map<String, String> inputs = new TreeMap<>(decided);
        // It decides which toolchain is fetched for the module, and thereby who builds.
        inputs.putIfAbsent("GOTOOLCHAIN", go.settings().getOrDefault("GOTOOLCHAIN", ""));
        MessageDigest sha256 = Digests.sha256();
        add(sha256, FORM);
        add(sha256, go.version());
        flags.forEach(flag -> add(sha256, flag));
        inputs.forEach((name, value) -> add(sha256, name + "=" + value));
        return Optional.of(Digests.hex(sha256));
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
