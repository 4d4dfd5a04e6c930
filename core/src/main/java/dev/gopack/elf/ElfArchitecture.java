package dev.gopack.elf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** Which of Go's architectures a file is for. */
final class ElfArchitecture {

    // source: glibc elf/elf.h
    private static final int EM_386 = 3;
    private static final int EM_MIPS = 8;
    private static final int EM_PPC64 = 21;
    private static final int EM_S390 = 22;
    private static final int EM_ARM = 40;
    private static final int EM_X86_64 = 62;
    private static final int EM_AARCH64 = 183;
    private static final int EM_RISCV = 243;
    private static final int EM_LOONGARCH = 258;

    private static final long MIPS_ABI2 = 0x20; // n32: 64-bit processor, addresses of 32 bits
    private static final long ARM_HARD_FLOAT = 0x400;

    private ElfArchitecture() {}

    static Optional<String> of(ElfFile file) throws IOException {
        boolean is64 = file.header().is64();
        boolean little = file.header().order().equals(ByteOrder.LITTLE_ENDIAN);
        return switch (file.header().machine()) {
            case EM_X86_64 -> when(is64 && little, "amd64"); // x32 is a 32-bit class of the same machine
            case EM_386 -> when(!is64 && little, "386");
            case EM_AARCH64 -> when(is64 && little, "arm64");
            case EM_ARM -> !is64 && little ? Optional.of(arm(file)) : Optional.empty();
            case EM_PPC64 -> when(is64, little ? "ppc64le" : "ppc64");
            case EM_S390 -> when(!little, is64 ? "s390x" : "s390");
            case EM_RISCV -> when(is64 && little, "riscv64");
            case EM_LOONGARCH -> when(is64 && little, "loong64");
            case EM_MIPS ->
                when(
                        is64 || (file.header().flags() & MIPS_ABI2) == 0,
                        (is64 ? "mips64" : "mips") + (little ? "le" : ""));
            default -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean condition, String name) {
        return condition ? Optional.of(name) : Optional.empty();
    }

    // docs: ELF for the Arm Architecture; observed: Go's own linker writes neither attributes nor a kind of floats, so
    // that its programs are for arm5 as far as the file tells. Debian's armhf is what hard floats mean without more.
    private static String arm(ElfFile file) throws IOException {
        int level = ArmAttributes.level(file);
        if (level > 0) {
            return "arm" + Math.max(5, Math.min(7, level));
        }
        boolean hard = (file.header().flags() & ARM_HARD_FLOAT) != 0
                || file.interpreter().orElse("").contains("armhf");
        return hard ? "arm7" : "arm5";
    }
}
