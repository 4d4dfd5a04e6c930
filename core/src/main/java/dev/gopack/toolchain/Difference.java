package dev.gopack.toolchain;

import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfSection;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where two builds of a program begin to differ. */
final class Difference {

    private static final int CHUNK = 1 << 16;

    private Difference() {}

    /** The place in words, with the section if the program has one there; empty if they are the same. */
    static Optional<String> between(Path one, Path other) throws IOException {
        long at = Files.mismatch(one, other);
        if (at < 0) {
            return Optional.empty();
        }
        String sizes = " (" + Files.size(one) + " and " + Files.size(other) + " bytes)";
        try (ByteSource first = ByteSource.of(one);
                ByteSource second = ByteSource.of(other)) {
            List<ElfSection> sections = sections(first);
            if (sections.equals(sections(second))) {
                for (ElfSection section : sections) {
                    long inside = mismatch(first, second, section.offset(), section.size());
                    if (inside >= 0) {
                        return Optional.of("at byte " + inside + ", in the section " + section.name() + sizes);
                    }
                }
            }
        } catch (FormatException e) {
            return Optional.of("at byte " + at + sizes); // no ELF file after all
        }
        return Optional.of("at byte " + at + sizes);
    }

    /** Sections with bytes, in their order in the file. Notes come last: the ids in them differ whenever the rest does. */
    private static List<ElfSection> sections(ByteSource source) throws IOException {
        return ElfFile.read(source).sections().stream()
                .filter(section -> section.type() != ElfSection.NOBITS)
                .sorted(Comparator.comparing((ElfSection section) -> section.type() == ElfSection.NOTE)
                        .thenComparing(ElfSection::offset))
                .toList();
    }

    /** The first place in a range at which they differ, or -1. */
    private static long mismatch(ByteSource one, ByteSource other, long start, long size) throws IOException {
        for (long at = start; at < start + size; at += CHUNK) {
            int length = (int) Math.min(CHUNK, start + size - at);
            int inside = read(one, at, length).mismatch(read(other, at, length));
            if (inside >= 0) {
                return at + inside;
            }
        }
        return -1;
    }

    private static ByteBuffer read(ByteSource source, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        int count;
        do {
            count = source.read(at + buffer.position(), buffer);
        } while (buffer.hasRemaining() && count >= 0);
        return buffer.flip();
    }
}
