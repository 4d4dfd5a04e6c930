package dev.gopack.spec;

import dev.gopack.io.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;

/**
 * Reads a spec: YAML that describes one package or several. Takes in every file that nfpm takes in for rpm and deb. At most
 * 1 MiB, nested at most 32 deep.
 */
public final class SpecReader {

    private SpecReader() {}

    /**
     * Reads a spec file, with the variables of this process's environment.
     *
     * @throws IOException if the file cannot be read
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Spec read(Path file) throws IOException {
        return read(file, System.getenv());
    }

    /**
     * Reads a spec file.
     *
     * @param environment what {@code $NAME} and <code>${NAME}</code> stand for
     * @throws IOException if the file cannot be read
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Spec read(Path file, Map<String, String> environment) throws IOException {
        return read(file.toString(), Utf8.read(file), file.resolveSibling(""), environment);
    }

    /**
     * Reads a spec that is not in a file, for example standard input.
     *
     * @param sourceName name for messages, for example {@code <stdin>}
     * @param yaml the text in UTF-8
     * @param directory where paths in the spec are looked up first
     * @param environment what {@code $NAME} and <code>${NAME}</code> stand for
     * @throws dev.gopack.report.SpecException with every problem in it
     */
    public static Spec read(String sourceName, byte[] yaml, Path directory, Map<String, String> environment) {
        Problems problems = new Problems();
        Node root = YamlReader.read(sourceName, Utf8.decode(sourceName, yaml), problems);
        if (root instanceof Node.Scalar scalar && scalar.isNull()) {
            throw problems.fatal(SpecRules.EMPTY, root.position(), "the spec is empty", null);
        }
        if (!(root instanceof Node.Mapping map)) {
            throw problems.fatal(
                    SpecRules.TYPE,
                    root.position(),
                    "a spec is a map of keys, not " + root.kind(),
                    "start with \"name: ...\"");
        }
        new Validator(problems).check(map, SpecShapes.SPEC, "spec");
        MessageDigest sha256 = Digests.sha256();
        sha256.update(yaml);
        return YamlSpec.of(map, directory, new LookedUp(environment), Digests.hex(sha256), problems);
    }
}
