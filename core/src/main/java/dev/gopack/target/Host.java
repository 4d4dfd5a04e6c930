package dev.gopack.target;

import dev.gopack.model.Architecture;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The machine that Gopack runs on, as a target.
 *
 * @param target the release that it has
 * @param architecture of its processor
 */
public record Host(Target target, Architecture architecture) {

    private static final int LARGEST = 1 << 16;

    // docs: os-release(5): the first that is there
    private static final List<String> FILES = List.of("etc/os-release", "usr/lib/os-release");

    // docs: the property os.arch of Java
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "x86_64", "amd64",
            "i386", "386",
            "x86", "386",
            "aarch64", "arm64",
            "arm", "arm7",
            "loongarch64", "loong64");

    /**
     * Finds out what this machine is.
     *
     * @param table where its release is looked up
     * @throws InputException if it is none of the table's, with what it says of itself
     */
    public static Host detect(Targets table) {
        return of(Path.of("/"), System.getProperty("os.arch", ""), table);
    }

    static Host of(Path root, String processor, Targets table) {
        Map<String, String> says = osRelease(root);
        String id = says.getOrDefault("ID", "linux"); // docs: os-release(5): what counts if it is not set
        String version = says.getOrDefault("VERSION_ID", "");
        String codename = says.getOrDefault("VERSION_CODENAME", "");
        Target target = table.all().stream()
                .filter(one -> version.isEmpty()
                        // docs: os-release(5): releases that are not out yet may have no VERSION_ID
                        ? one.osRelease().ids().contains(id)
                                && (one.osRelease().isAny() || one.aliases().contains(codename))
                        : one.osRelease().matches(id, version))
                .filter(one -> one.id().equals(one.origin())) // what a spec makes of it is asked for by name
                .findFirst()
                .orElseThrow(() -> unknown(root, says, id, version, table));
        if (!target.family().isBuilt()) {
            throw new InputException("this machine is " + target + ", which installs apk packages; they are not built");
        }
        Architecture architecture = Architecture.of(ARCHITECTURES.getOrDefault(processor, processor));
        if (!target.has(architecture)) {
            throw new InputException("this machine is " + target + " for " + architecture + ", which is known for "
                    + target.architectures().stream()
                            .map(TargetArchitecture::name)
                            .collect(Collectors.joining(", "))
                    + " only");
        }
        return new Host(target, architecture);
    }

    private static InputException unknown(
            Path root, Map<String, String> says, String id, String version, Targets table) {
        List<String> like = List.of((id + " " + says.getOrDefault("ID_LIKE", "")).split(" +"));
        String near = table.all().stream()
                .filter(one -> one.osRelease().ids().stream().anyMatch(like::contains))
                .map(Target::id)
                .collect(Collectors.joining(", "));
        String installs = Files.exists(root.resolve("var/lib/dpkg/status"))
                ? "deb"
                : Files.exists(root.resolve("usr/bin/rpm")) ? "rpm" : "neither rpm nor deb";
        return new InputException("this machine is no target that is known: its os-release says ID="
                + GopackException.quote(id) + ", VERSION_ID=" + GopackException.quote(version) + ", and it installs "
                + installs + " packages; name the target instead of \"host\""
                + (near.isEmpty() ? "" : ", perhaps one of its relatives: " + near));
    }

    private static Map<String, String> osRelease(Path root) {
        for (String name : FILES) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    return variables(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new InputException("cannot read " + file + ": " + GopackException.reason(e), e);
                }
            }
        }
        throw new InputException("this machine is no Linux with /etc/os-release; name the target instead of \"host\"");
    }

    /** Assignments as a shell has them. // docs: os-release(5) */
    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        text.lines().map(String::strip).filter(line -> !line.startsWith("#")).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                variables.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            }
        });
        return variables;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        String bare = quoted ? value.substring(1, value.length() - 1) : value;
        return quoted && value.charAt(0) == '\'' ? bare : bare.replaceAll("\\\\(.)", "$1");
    }
}
