package dev.gopack.module;

/** A module's zip to start from. */
public final class ModuleInputs {

    private ModuleInputs() {}

    /** Three files, one of them empty. */
    public static byte[] zip() {
        return new ZipBuilder()
                .file("a.b/c@v1.0.0/go.mod", "module a.b/c\n")
                .file("a.b/c@v1.0.0/x/y.go", "package y\n".repeat(50))
                .file("a.b/c@v1.0.0/z", "")
                .build();
    }

    /** A zip of one file of that name. */
    public static byte[] zipWithName(String name) {
        return new ZipBuilder()
                .file("a.b/c@v1.0.0/go.mod", "module a.b/c\n")
                .file(name, "x")
                .build();
    }

    /** A zip whose list of files has that behind a name. */
    public static byte[] zipWithExtra(byte[] extra) {
        ZipBuilder zip = new ZipBuilder().file("a.b/c@v1.0.0/go.mod", "module a.b/c\n");
        zip.last().extra = extra;
        return zip.build();
    }
}
