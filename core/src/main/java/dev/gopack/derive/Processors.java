package dev.gopack.derive;

import dev.gopack.elf.ElfFile;
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
            Optional<String> found = file.elf(ElfFile::goArchitecture);
            if (found.isPresent() && !sameProcessor(found.get(), wanted.name())) {
                derivation
                        .findings()
                        .add(DeriveRules.OTHER_ARCHITECTURE.finding(
                                file.path() + " is for " + found.get() + ", the package is for " + wanted));
            }
        }
    }

    /** The level of an ARM program cannot be told from its header alone. */
    private static boolean sameProcessor(String found, String wanted) {
        return found.equals(wanted) || (isArm(found) && isArm(wanted));
    }

    private static boolean isArm(String name) {
        return name.startsWith("arm") && !name.equals("arm64");
    }
}
