package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The section in which compilers for ARM say what they made.
 *
 * <p>Source: Addenda to, and Errata in, the ABI for the Arm Architecture, chapter "Build Attributes".
 */
final class ArmAttributes {

    private static final int MAX_SIZE = 1 << 16;
    private static final int TAG_FILE = 1;
    private static final int TAG_CPU_RAW_NAME = 4;
    private static final int TAG_CPU_NAME = 5;
    private static final int TAG_CPU_ARCH = 6;
    private static final int TAG_COMPATIBILITY = 32;

    // Values 0 to 17 of Tag_CPU_arch as the number of the architecture.
    private static final int[] LEVELS = {3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 6, 6, 7, 8, 8, 8, 8};

    private ArmAttributes() {}

    /** The architecture's number, 0 if the file does not say. */
    static int level(ElfFile file) throws IOException {
        Optional<ElfSection> section = file.section(".ARM.attributes");
        if (section.isEmpty() || section.get().type() == ElfSection.NOBITS) {
            return 0;
        }
        ByteView view = file.view();
        long at = section.get().offset();
        ByteBuffer bytes = view.buffer(at, section.get().size(), MAX_SIZE, "the attributes of ARM");
        try {
            return bytes.get() == 'A' ? level(bytes) : 0;
        } catch (BufferUnderflowException e) {
            throw view.broken(at, "the attributes of ARM end early");
        }
    }

    private static int level(ByteBuffer bytes) {
        while (bytes.remaining() > 4) {
            ByteBuffer vendor = part(bytes, bytes.getInt() - 4L);
            if (text(vendor).equals("aeabi")) {
                while (vendor.hasRemaining()) {
                    int start = vendor.position();
                    long tag = number(vendor);
                    long size = vendor.getInt() - (long) (vendor.position() - start);
                    ByteBuffer attributes = part(vendor, size);
                    if (tag == TAG_FILE) {
                        return ofFile(attributes);
                    }
                }
            }
        }
        return 0;
    }

    private static int ofFile(ByteBuffer attributes) {
        while (attributes.hasRemaining()) {
            long tag = number(attributes);
            if (tag == TAG_CPU_ARCH) {
                long value = number(attributes);
                return value < LEVELS.length ? LEVELS[(int) value] : 8;
            }
            if (tag == TAG_COMPATIBILITY) {
                number(attributes);
            }
            boolean isText = tag == TAG_CPU_RAW_NAME
                    || tag == TAG_CPU_NAME
                    || tag == TAG_COMPATIBILITY
                    || (tag > TAG_COMPATIBILITY && tag % 2 == 1);
            if (isText) {
                text(attributes);
            } else {
                number(attributes);
            }
        }
        return 0;
    }

    private static ByteBuffer part(ByteBuffer bytes, long size) {
        if (size < 0 || size > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) size).order(bytes.order());
        bytes.position(bytes.position() + (int) size);
        return part;
    }

    private static String text(ByteBuffer bytes) {
        StringBuilder text = new StringBuilder();
        for (byte next = bytes.get(); next != 0; next = bytes.get()) {
            text.append(new String(new byte[] {next}, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private static long number(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            if (shift < 56) {
                value |= (next & 0x7fL) << shift;
            }
            if (next >= 0) {
                return value;
            }
        }
    }
}
