package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfSection;
import dev.gopack.elf.ElfSegment;
import dev.gopack.go.Image.Machine;
import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Go program in an ELF file. */
final class ElfImage {

    // illumos has the interpreter of Solaris
    private static final Map<String, String> NAMED_BY_INTERPRETER = Map.of(
            "/lib/amd64/ld.so.1",
            "solaris",
            "/usr/libexec/ld-elf.so.2",
            "dragonfly",
            "/system/bin/linker",
            "android",
            "/system/bin/linker64",
            "android");

    private ElfImage() {}

    static Image read(ElfFile elf) throws IOException {
        ByteView view = elf.view();
        List<Part> parts = new ArrayList<>();
        for (ElfSegment segment : elf.segments()) {
            if (segment.type() == ElfSegment.LOAD) {
                Image.part(view, segment.address(), segment.offset(), segment.fileSize())
                        .ifPresent(parts::add);
            }
        }
        Image image = new Image(machine(elf), view, List.copyOf(parts), Optional.empty(), tables(elf));
        return new Image(image.machine(), view, image.parts(), start(elf, image), image.tables());
    }

    private static Machine machine(ElfFile elf) throws IOException {
        try {
            String goarch = elf.goArchitecture().orElse("");
            return new Machine(Container.ELF, goos(elf), goarch.matches("arm[5-7]") ? "arm" : goarch);
        } catch (FormatException e) {
            return new Machine(Container.ELF, "", ""); // what else it says may still be readable
        }
    }

    // source: Go cmd/link internal/ld/elf.go and internal/amd64/obj.go: not every system is named in the header
    private static String goos(ElfFile elf) throws IOException {
        return switch (elf.header().osAbi()) {
            case 0, 3 -> NAMED_BY_INTERPRETER.getOrDefault(elf.interpreter().orElse(""), "linux");
            case 2 -> "netbsd";
            case 9 -> "freebsd";
            case 12 -> "openbsd";
            default -> "";
        };
    }

    // source: Go debug/buildinfo elfExe.DataStart: the section, else the first segment that is writable and no code
    private static Optional<Part> start(ElfFile elf, Image image) {
        Optional<ElfSection> section = elf.section(".go.buildinfo");
        if (section.isPresent()) {
            return image.at(section.get().address())
                    .map(part -> part.limited(section.get().size()));
        }
        return elf.segments().stream()
                .filter(segment -> segment.type() == ElfSegment.LOAD
                        && (segment.flags() & (ElfSegment.EXECUTE | ElfSegment.WRITE)) == ElfSegment.WRITE)
                .findFirst()
                .flatMap(segment -> Image.part(elf.view(), segment.address(), segment.offset(), segment.fileSize()));
    }

    // source: Go cmd/link ld/data.go: position-independent programs have it among what is read-only after relocation
    private static List<Part> tables(ElfFile elf) {
        List<Part> tables = new ArrayList<>();
        for (String name : List.of(".gopclntab", ".data.rel.ro.gopclntab")) {
            elf.section(name)
                    .filter(section ->
                            section.type() != ElfSection.NOBITS && (section.flags() & ElfSection.COMPRESSED) == 0)
                    .flatMap(section -> Image.part(elf.view(), section.address(), section.offset(), section.size()))
                    .ifPresent(tables::add);
        }
        return List.copyOf(tables);
    }
}
