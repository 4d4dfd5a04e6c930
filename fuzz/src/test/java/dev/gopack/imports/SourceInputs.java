package dev.gopack.imports;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads a Go source as the only one of its package. */
public final class SourceInputs {

    private static final ModuleIdentity OWNER = new ModuleIdentity("example.com/m", "", "", true);
    private static final BuildContext LINUX = BuildContext.of("linux", "amd64");

    private SourceInputs() {}

    /** False if the package has a problem. */
    public static boolean reads(byte[] input) throws IOException {
        MemoryTree tree = new MemoryTree(Map.of("a.go", input, "data/x.txt", new byte[0]));
        List<SourceTree.Entry> sources = tree.list("", SourceTree.Wanted.SOURCES);
        GoPackage found = PackageReader.read(tree, "", sources, LINUX, "example.com/m", OWNER);
        return EmbedFiles.resolve(found, tree, "").problems().isEmpty();
    }
}
