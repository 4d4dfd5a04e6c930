package dev.gopack.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Numbers that have names, in pieces that have names. */
class ElfWriter {

    /** Where a number lies. */
    record Field(int offset, int size) {}

    final boolean is64;
    final ByteBuffer out;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, int[]> pieces = new LinkedHashMap<>();

    ElfWriter(boolean is64, ByteOrder order) {
        this.is64 = is64;
        this.out = ByteBuffer.allocate(8192).order(order);
    }

    /** All numbers by name. */
    Map<String, Field> fields() {
        return fields;
    }

    /** Changes a number. */
    ElfWriter set(String name, long value) {
        Field field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(name + " is none of " + fields.keySet());
        }
        put(field.offset(), field.size(), value);
        return this;
    }

    /** Where a piece starts. */
    int start(String piece) {
        return pieces.get(piece)[0];
    }

    /** How many bytes a piece has. */
    int size(String piece) {
        return pieces.get(piece)[1];
    }

    byte[] bytes() {
        byte[] bytes = new byte[out.position()];
        out.duplicate().rewind().get(bytes);
        return bytes;
    }

    /** The names of all pieces, in order. */
    Set<String> pieces() {
        return pieces.keySet();
    }

    final void piece(String name, Runnable content) {
        align(8);
        int start = out.position();
        content.run();
        pieces.put(name, new int[] {start, out.position() - start});
    }

    final void numbers(String name, int size, int... values) {
        for (int i = 0; i < values.length; i++) {
            field(name + i, size, values[i]);
        }
    }

    final void word(String name, long value) {
        field(name, is64 ? 8 : 4, value);
    }

    final void field(String name, int size, long value) {
        fields.put(name, new Field(out.position(), size));
        put(out.position(), size, value);
        out.position(out.position() + size);
    }

    private void put(int at, int size, long value) {
        switch (size) {
            case 1 -> out.put(at, (byte) value);
            case 2 -> out.putShort(at, (short) value);
            case 4 -> out.putInt(at, (int) value);
            default -> out.putLong(at, value);
        }
    }

    final void bytes(String text) {
        out.put(text.getBytes(StandardCharsets.US_ASCII));
    }

    final void align(int size) {
        while (out.position() % size != 0) {
            out.put((byte) 0);
        }
    }
}
