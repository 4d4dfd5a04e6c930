package dev.gopack.elf;

import java.io.IOException;

/** What a file says of its hardening. */
final class HardeningReader {

    // source: glibc elf/elf.h
    private static final int AARCH64_FEATURES = 0xc000_0000;
    private static final int X86_FEATURES = 0xc000_0002;
    private static final int EM_AARCH64 = 183;

    private boolean protectedStack;
    private boolean fortified;

    static ElfHardening read(ElfFile file) throws IOException {
        return new HardeningReader().hardening(file);
    }

    private ElfHardening hardening(ElfFile file) throws IOException {
        DynamicSymbols.undefined(file, symbol -> look(symbol.name()));
        ElfDynamic dynamic = file.dynamic();
        boolean arm = file.header().machine() == EM_AARCH64;
        ElfNotes notes = new ElfNotes(file);
        int features = notes.property(arm ? AARCH64_FEATURES : X86_FEATURES);
        boolean first = (features & 1) != 0;
        boolean second = (features & 2) != 0;
        return new ElfHardening(
                relro(file, dynamic),
                file.segment(ElfSegment.GNU_STACK).stream().anyMatch(s -> (s.flags() & ElfSegment.EXECUTE) == 0),
                file.header().type() == ElfHeader.DYNAMIC,
                dynamic.bindNow(),
                arm && first,
                arm && second,
                !arm && first,
                !arm && second,
                protectedStack,
                fortified);
    }

    private void look(String name) {
        if (name.equals("__stack_chk_fail")) {
            protectedStack = true;
        } else if (name.startsWith("__") && name.endsWith("_chk")) {
            fortified = true;
        }
    }

    private static ElfHardening.Relro relro(ElfFile file, ElfDynamic dynamic) {
        if (file.segment(ElfSegment.GNU_RELRO).isEmpty()) {
            return ElfHardening.Relro.NONE;
        }
        return dynamic.bindNow() ? ElfHardening.Relro.FULL : ElfHardening.Relro.PARTIAL;
    }
}
