package dev.gopack.module;

/** Characters of bytes that may not be UTF-8. */
final class Utf8 {

    // docs: The Unicode Standard, table 3-7: what is longer than needed, or half a pair, or too large, is no character
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    /** Length of the character there, or 0 if its bytes are none, each of which Go takes for one that is unknown. */
    static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length < 2) {
            return length;
        }
        if (at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int character = codePoint(bytes, at, length);
        boolean isSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return character < LEAST[length] || character > Character.MAX_CODE_POINT || isSurrogate ? 0 : length;
    }

    /** The character of that {@link #length}. */
    static int codePoint(byte[] bytes, int at, int length) {
        int character = length == 1 ? bytes[at] : bytes[at] & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            character = character << 6 | (bytes[at + i] & 0x3f);
        }
        return character;
    }
}
