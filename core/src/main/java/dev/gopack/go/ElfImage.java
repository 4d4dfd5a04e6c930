package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfSection;
import dev.gopack.elf.ElfSegment;
import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Go program in an ELF file. */
final class ElfImage {

    private ElfImage() {}

    static Image read(ElfFile elf) {
        ByteView view = elf.view();
        List<Part> parts = new ArrayList<>();
        for (ElfSegment segment : elf.segments()) {
            if (segment.type() == ElfSegment.LOAD) {
                Image.part(view, segment.address(), segment.offset(), segment.fileSize())
                        .ifPresent(parts::add);
            }
        }
        Image image = new Image(view, List.copyOf(parts), Optional.empty(), tables(elf));
        return new Image(view, image.parts(), start(elf, image), image.tables());
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
