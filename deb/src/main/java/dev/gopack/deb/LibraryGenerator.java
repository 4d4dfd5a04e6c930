package dev.gopack.deb;

import dev.gopack.deb.control.DebArchitecture;
import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfKind;
import dev.gopack.model.Dependency;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.RelationKind;
import dev.gopack.report.GopackException;
import dev.gopack.scan.FileFacts;
import dev.gopack.target.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The libraries that programs are linked with, with the versions that dpkg-shlibdeps finds for those of the bundled table.
 * Of other libraries it says that they have to be named in the spec. What the package has itself is no relation.
 */
public final class LibraryGenerator implements DependencyGenerator {

    private static final Pattern OF_THE_COMPILER = Pattern.compile("(?:libc6|libgcc-s1|libstdc\\+\\+6)\\b");

    @Override
    public String id() {
        return "elf";
    }

    @Override
    public String summary() {
        return "libraries that programs are linked with, and that the package gives";
    }

    @Override
    public void derive(Derivation into) throws IOException {
        if (!into.format().equals("deb")
                || into.files().stream().noneMatch(file -> file.content().elf())) {
            return;
        }
        SharedLibraries table = SharedLibraries.bundled();
        String target = into.draft().target().map(Target::origin).orElse("");
        LibraryRelations relations = new LibraryRelations(
                table, target, DebArchitecture.of(into.draft().architecture()));
        OwnLibraries own = new OwnLibraries(into.draft().files());
        for (FileFacts file : into.files()) {
            if (file.content().elf()) {
                file.elf(elf -> {
                    if (isLinked(elf) && !isForeign(into, file, elf)) {
                        new LibraryNeeds(into, table, relations, own, file.path()).add(elf);
                    }
                    return file;
                });
            }
        }
        borrowed(into, relations);
        for (Map.Entry<String, String> relation : relations.causes().entrySet()) {
            for (Dependency dependency : DependencyParser.parse(relation.getKey())) {
                into.relate(RelationKind.DEPENDS, dependency, relation.getValue());
            }
        }
    }

    /** What the C library and its like call their versions is the same everywhere; others have those of their symbols files. */
    private static void borrowed(Derivation into, LibraryRelations relations) {
        List<String> unsure = relations.causes().keySet().stream()
                .filter(relation -> relation.contains("(>=")
                        && !OF_THE_COMPILER.matcher(relation).lookingAt())
                .toList();
        if (relations.isBorrowed() && !unsure.isEmpty()) {
            into.findings()
                    .add(DebRules.BORROWED_VERSION
                            .finding("of " + String.join(", ", unsure)
                                    + " the versions are Debian's, since Ubuntu's were not"
                                    + " looked at; "
                                    + into.draft().target().map(Target::id).orElse("the target")
                                    + " may have older ones")
                            .advising("try it there"));
        }
    }

    private static boolean isLinked(ElfFile elf) throws IOException {
        ElfKind kind = elf.kind();
        return kind != ElfKind.RELOCATABLE && kind != ElfKind.CORE && kind != ElfKind.OTHER;
    }

    private static boolean isForeign(Derivation into, FileFacts file, ElfFile elf) throws IOException {
        Optional<String> loader = elf.interpreter();
        boolean foreign = loader.isPresent() && loader.get().contains("ld-musl");
        if (foreign) {
            into.findings()
                    .add(DebRules.FOREIGN_LIBC.finding(
                            file.path() + " is started by " + GopackException.quote(loader.get())
                                    + ", which no package of Debian or Ubuntu installs by default"));
        }
        return foreign;
    }
}
