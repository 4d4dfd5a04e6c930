package dev.gopack.deb;

import dev.gopack.derive.Derivation;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfSymbol;
import dev.gopack.elf.ElfVersionNeed;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one program or library of a package needs of the libraries that it is linked with. */
final class LibraryNeeds {

    private static final String C_LIBRARY = "libc.so.6";

    private final Derivation into;
    private final SharedLibraries table;
    private final LibraryRelations relations;
    private final OwnLibraries own;
    private final String path;
    private final List<SharedLibrary> libraries = new ArrayList<>();
    private final Set<String> pinned = new HashSet<>();

    LibraryNeeds(Derivation into, SharedLibraries table, LibraryRelations relations, OwnLibraries own, String path) {
        this.into = into;
        this.table = table;
        this.relations = relations;
        this.own = own;
        this.path = path;
    }

    void add(ElfFile elf) throws IOException {
        for (String soname : elf.dynamic().needed()) {
            if (!own.finds(soname, path, elf.dynamic())) {
                link(soname);
            }
        }
        Optional<String> loader = elf.interpreter();
        if (loader.isPresent() && libraries.isEmpty()) {
            // no library asks for it, and still nothing starts the program but the loader, which is the C library's
            table.find(C_LIBRARY)
                    .ifPresent(library -> relations.link(library, path + " is started by " + loader.get()));
        }
        Set<String> used = new HashSet<>();
        elf.undefinedSymbols(symbol -> {
            used.add(symbol.file() + " " + symbol.version());
            use(symbol);
        });
        for (ElfVersionNeed need : elf.versionNeeds()) {
            for (ElfVersionNeed.Version version : need.versions()) {
                if (used.add(need.file() + " " + version.name())) {
                    marker(need.file(), version.name());
                }
            }
        }
    }

    private void link(String soname) {
        Optional<SharedLibrary> library = table.find(soname);
        if (library.isPresent() && relations.has(library.get())) {
            libraries.add(library.get());
            relations.link(library.get(), path + " is linked with " + soname);
        } else if (!own.has(soname)) {
            into.findings()
                    .add(DebRules.UNKNOWN_LIBRARY
                            .finding(path + " is linked with " + GopackException.quote(soname) + "; "
                                    + why(library.isPresent()))
                            .advising("name it under depends; dpkg -S " + soname + " finds it"));
        }
    }

    private String why(boolean elsewhere) {
        String target = into.draft().target().map(one -> one.id()).orElse("the target");
        String whose =
                relations.isBorrowed() ? "the Debian release from which " + target + " has its libraries" : target;
        return elsewhere ? "no package of " + whose + " has it" : "the package that has it is not known";
    }

    // source: dpkg scripts/Dpkg/Shlibs/SymbolFile.pm lookup_symbol: the first library that is linked and has it. The
    // table
    // does not name all symbols of a version, so the library that the file itself names goes first.
    private void use(ElfSymbol symbol) {
        for (SharedLibrary library : libraries) {
            if (library.soname().equals(symbol.file()) && use(symbol, library)) {
                return;
            }
        }
        for (SharedLibrary library : libraries) {
            if (use(symbol, library)) {
                return;
            }
        }
    }

    private boolean use(ElfSymbol symbol, SharedLibrary library) {
        Optional<SharedLibrary.Minimum> minimum = library.minimum(symbol.name(), symbol.version());
        minimum.ifPresent(found -> use(
                library,
                found,
                symbol.version().isEmpty()
                        ? "the symbol " + symbol.name() + " of " + library.soname()
                        : "version " + symbol.version() + " of " + library.soname() + ", symbol " + symbol.name()
                                + " (the package's version is the one that its symbols file has for it)"));
        return minimum.isPresent();
    }

    /**
     * A version without symbols, such as GLIBC_ABI_DT_RELR, is there to keep older loaders from starting the program.
     * dpkg-shlibdeps 1.21 overlooks it.
     */
    private void marker(String soname, String version) {
        for (SharedLibrary library : libraries) {
            if (library.soname().equals(soname)) {
                library.minimum("", version)
                        .ifPresent(minimum -> use(library, minimum, "version " + version + " of " + soname));
            }
        }
    }

    private void use(SharedLibrary library, SharedLibrary.Minimum minimum, String what) {
        if (!relations.use(library, minimum, path + " needs " + what) && pinned.add(library.soname())) {
            into.findings()
                    .add(DebRules.PRIVATE_SYMBOLS.finding(path + " uses private symbols of " + library.soname()
                            + ", so it runs with the very release that it was built with"));
        }
    }
}
