package dev.gopack.rpm.plan;

import dev.gopack.model.Architecture;
import java.util.Map;

/**
 * An architecture as rpm names it.
 *
 * @param name for file name and ARCH
 * @param isa what {@code name(isa)} says; empty for noarch and what is not known
 * @param archnum number in the lead
 * @param known true if the name was translated
 */
public record RpmArchitecture(String name, String isa, int archnum, boolean known) {

    // source: libmagic's rpm entry prints noarch for it; rpm itself ignores the lead
    private static final int NOARCH_NUMBER = 255;

    // source: rpm rpmrc.in arch_canon (numbers), installplatform (isa names); nfpm's names for Go's architectures
    private static final Map<String, RpmArchitecture> BY_GO_NAME = Map.ofEntries(
            Map.entry("all", row("noarch", "", NOARCH_NUMBER)),
            Map.entry("amd64", row("x86_64", "x86-64", 1)),
            Map.entry("386", row("i386", "x86-32", 1)),
            Map.entry("arm5", row("armv5tel", "armv5tel-32", 12)),
            Map.entry("arm6", row("armv6hl", "armv6hl-32", 12)),
            Map.entry("arm7", row("armv7hl", "armv7hl-32", 12)),
            Map.entry("arm64", row("aarch64", "aarch-64", 19)),
            Map.entry("ppc64le", row("ppc64le", "ppc-64", 16)),
            Map.entry("s390x", row("s390x", "s390-64", 15)),
            Map.entry("riscv64", row("riscv64", "riscv-64", 22)),
            Map.entry("loong64", row("loongarch64", "loongarch-64", 23)),
            Map.entry("mips64le", row("mips64el", "mips-64", 11)),
            Map.entry("mips64", row("mips64", "mips-64", 11)),
            Map.entry("mipsle", row("mipsel", "mips-32", 4)),
            Map.entry("mips", row("mips", "mips-32", 4)),
            Map.entry("ppc64", row("ppc64", "ppc-64", 16)),
            Map.entry("s390", row("s390", "s390-32", 14)));

    private static RpmArchitecture row(String name, String isa, int archnum) {
        return new RpmArchitecture(name, isa, archnum, true);
    }

    /** rpm's form of Go's name; a name that is not known is used as it is. */
    static RpmArchitecture of(Architecture architecture) {
        RpmArchitecture translated = BY_GO_NAME.get(architecture.name());
        return translated == null ? new RpmArchitecture(architecture.name(), "", 0, false) : translated;
    }

    /** The architecture with this name of rpm's own, which is taken as it is. */
    static RpmArchitecture named(String name) {
        if (name.equals("i686") || name.equals("i586")) {
            return new RpmArchitecture(name, "x86-32", 1, true);
        }
        return BY_GO_NAME.values().stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElse(new RpmArchitecture(name, "", 0, true));
    }
}
