package dev.gopack.deb;

import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfKind;
import dev.gopack.elf.ElfSymbol;
import dev.gopack.elf.ElfVersionNeed;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.report.GopackException;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The C library that programs need, with the version that dpkg-shlibdeps finds. Of other libraries it says that they have
 * to be named in the spec: which package has them differs from release to release.
 */
public final class LibraryGenerator implements DependencyGenerator {

    private static final String PACKAGE = "libc6";

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
        if (!into.format().equals("deb")) {
            return;
        }
        Set<String> own = new HashSet<>();
        for (FileFacts file : into.files()) {
            own.add(file.baseName());
        }
        Need most = null;
        for (FileFacts file : into.files()) {
            if (file.content().elf()) {
                Need need = file.elf(elf -> need(into, file, elf, own));
                most = most == null || need.isMoreThan(most) ? need : most;
            }
        }
        if (most != null && most.any()) {
            into.relate(RelationKind.DEPENDS, most.dependency(), most.cause());
        }
    }

    private static Need need(Derivation into, FileFacts file, ElfFile elf, Set<String> own) throws IOException {
        ElfKind kind = elf.kind();
        if (kind == ElfKind.RELOCATABLE || kind == ElfKind.CORE || kind == ElfKind.OTHER) {
            return Need.NONE;
        }
        Optional<String> loader = elf.interpreter();
        if (loader.isPresent() && loader.get().contains("ld-musl")) {
            into.findings()
                    .add(DebRules.FOREIGN_LIBC.finding(
                            file.path() + " is started by " + GopackException.quote(loader.get())
                                    + ", which no package of Debian or Ubuntu installs by default"));
            return Need.NONE;
        }
        Need need = loader.isPresent() ? new Need(true, "", file.path() + " is started by " + loader.get()) : Need.NONE;
        for (String library : elf.dynamic().needed()) {
            if (Glibc.has(library)) {
                need = need.or(new Need(true, "", file.path() + " is linked with " + library));
            } else if (!own.contains(library)) {
                into.findings()
                        .add(DebRules.UNKNOWN_LIBRARY
                                .finding(file.path() + " is linked with " + GopackException.quote(library)
                                        + "; the package that has it is not known")
                                .advising("name it under depends; dpkg -S " + library + " finds it"));
            }
        }
        return need.or(versions(into, file, elf));
    }

    /** The newest version of the C library that a symbol or a marker asks for. */
    private static Need versions(Derivation into, FileFacts file, ElfFile elf) throws IOException {
        Need need = Need.NONE;
        for (ElfVersionNeed needed : elf.versionNeeds()) {
            if (Glibc.has(needed.file())) {
                for (ElfVersionNeed.Version version : needed.versions()) {
                    if (version.name().equals("GLIBC_PRIVATE")) {
                        into.findings()
                                .add(DebRules.PRIVATE_SYMBOLS.finding(file.path() + " uses private symbols of "
                                        + needed.file() + ", so it runs with the very release that it was built with"));
                    }
                    Optional<String> least = Glibc.leastFor(version.name());
                    if (least.isPresent()) {
                        String cause = file.path() + " needs version " + version.name() + " of " + needed.file();
                        need = need.or(new Need(true, least.get(), cause));
                    }
                }
            }
        }
        for (ElfSymbol symbol : elf.undefinedSymbols()) {
            Optional<String> least = Glibc.leastForSymbol(symbol.name());
            if (least.isPresent() && Glibc.has(symbol.file())) {
                need = need.or(new Need(true, least.get(), file.path() + " needs the symbol " + symbol.name()));
            } else if (need.any() && symbol.version().endsWith("_" + need.version()) && !need.namesSymbol()) {
                need = need.naming(symbol.name());
            }
        }
        return need;
    }

    /**
     * What is needed of the C library.
     *
     * @param any true if it is needed at all
     * @param version least version, or empty for any
     * @param cause why
     */
    private record Need(boolean any, String version, String cause) {

        static final Need NONE = new Need(false, "", "");

        boolean isMoreThan(Need other) {
            return any && (!other.any || Glibc.compare(version, other.version) > 0);
        }

        Need or(Need other) {
            return other.isMoreThan(this) ? other : this;
        }

        boolean namesSymbol() {
            return cause.contains("symbol ");
        }

        Need naming(String symbol) {
            return new Need(any, version, cause + ", symbol " + symbol);
        }

        Dependency dependency() {
            return version.isEmpty()
                    ? new Dependency.Simple(PACKAGE)
                    : new Dependency.Simple(PACKAGE, VersionOperator.GREATER_OR_EQUAL, version);
        }
    }
}
