package dev.gopack.derive;

import dev.gopack.elf.ElfFile;
import dev.gopack.go.BuildInfo;
import dev.gopack.model.Architecture;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.Optional;

/** Compares the programs of a package with the architecture that it is for. */
final class Processors {

    private Processors() {}

    static void check(Derivation derivation) throws IOException {
        Architecture wanted = derivation.draft().architecture();
        if (!wanted.isKnown()) {
            return;
        }
        for (FileFacts file : derivation.files()) {
            if (!file.content().elf()) {
                continue;
            }
            Optional<String> built = file.content().go().flatMap(BuildInfo::architecture);
            Optional<String> found = built.isPresent() ? built : file.elf(ElfFile::goArchitecture);
            if (found.isPresent() && !wanted.runs(found.get())) {
                derivation
                        .findings()
                        .add(DeriveRules.OTHER_ARCHITECTURE.finding(
                                file.path() + " is for " + found.get() + ", the package is for " + wanted));
            }
        }
    }
}
