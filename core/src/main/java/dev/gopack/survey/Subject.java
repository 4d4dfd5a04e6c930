package dev.gopack.survey;

import dev.gopack.format.PackageInfo;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.imports.ImportScan;
import dev.gopack.module.GoMod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a path turned out to be. */
public sealed interface Subject {

    /** The path as it was given; of a program in a package, where it is installed. */
    String name();

    /**
     * A program or library, whoever made it.
     *
     * @param name its path
     * @param go what it tells if the Go toolchain made it
     * @param elf what its tables say if it is an ELF file
     */
    record Program(String name, Optional<GoBinary> go, Optional<ElfSummary> elf) implements Subject {

        /**
         * The architecture that it is for, by Go's name with the ARM level appended: what Go's build settings say, which know
         * the level, otherwise what the tables do.
         */
        public Optional<String> architecture() {
            return go.flatMap(GoBinary::buildInfo)
                    .flatMap(BuildInfo::architecture)
                    .or(() -> elf.flatMap(ElfSummary::architecture));
        }

        /** True if the file ends before what is loaded of it does. */
        public boolean isCutShort() {
            return elf.filter(ElfSummary::cutShort).isPresent();
        }
    }

    /**
     * A directory with Go programs.
     *
     * @param name its path
     * @param programs the programs of Go in it and below, by path
     * @param unread files that look like programs and are broken, each with what is wrong
     */
    record Directory(String name, List<Program> programs, List<String> unread) implements Subject {
        /** Copies the lists. */
        public Directory {
            programs = List.copyOf(programs);
            unread = List.copyOf(unread);
        }
    }

    /**
     * A package.
     *
     * @param name its path
     * @param info what it says of itself
     * @param programs the programs in it, in archive order
     * @param units units of systemd in it by path, as text
     * @param unread files that look like programs and are broken, each with what is wrong
     * @param libraries names of shared libraries that its programs ask for and its relations see to
     * @param unmet relations that some releases have nothing for, each with the ids of these
     */
    record InPackage(
            String name,
            PackageInfo info,
            List<Program> programs,
            Map<String, String> units,
            List<String> unread,
            Set<String> libraries,
            Map<String, Set<String>> unmet)
            implements Subject {
        /** Copies the collections, keeping their order. */
        public InPackage {
            programs = List.copyOf(programs);
            units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
            unread = List.copyOf(unread);
            libraries = Set.copyOf(libraries);
            unmet = Collections.unmodifiableMap(new LinkedHashMap<>(unmet));
        }
    }

    /**
     * The sources of a module, or of the modules of a workspace.
     *
     * @param name its path
     * @param goMod its go.mod; empty for a workspace, and for a zip without one
     * @param sum the h1 hash of its zip; empty for a directory
     * @param scan its packages and what they import
     */
    record Sources(String name, Optional<GoMod> goMod, Optional<String> sum, ImportScan scan) implements Subject {}
}
