package dev.gopack.rpm;

import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.rpm.plan.ElfDependencies;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.List;

/** Relations of programs and libraries, as rpm's own elfdeps derives them. */
public final class ElfGenerator implements DependencyGenerator {

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
        if (!into.format().equals("rpm")) {
            return;
        }
        for (FileFacts file : into.files()) {
            if (file.content().elf()) {
                ElfDependencies found = file.elf(elf -> ElfDependencies.of(elf, file.isExecutable(), file.baseName()));
                relate(into, RelationKind.PROVIDES, file, found.provides());
                relate(into, RelationKind.DEPENDS, file, found.requires());
            }
        }
    }

    private static void relate(Derivation into, RelationKind kind, FileFacts file, List<ElfDependencies.Item> items) {
        for (ElfDependencies.Item item : items) {
            into.relate(kind, new Dependency.Simple(item.name()), file.path() + " " + item.cause());
        }
    }
}
