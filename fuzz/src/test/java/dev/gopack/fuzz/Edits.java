package dev.gopack.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Changes bytes where it hurts: numbers to those at which arithmetic breaks, in every width and order and in ASCII; words of
 * the format where they do not belong; pieces of one file in another; ends where none is.
 */
final class Edits implements Target.Mutants {

    static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        15,
        16,
        17,
        31,
        32,
        63,
        64,
        100,
        127,
        128,
        255,
        256,
        511,
        512,
        4095,
        4096,
        4097,
        0x7fff,
        0x8000,
        0xffff,
        0x1_0000,
        0xf_ffff,
        0x10_0000,
        0x0fff_ffff,
        0x1000_0000,
        0x7fff_ffff,
        0x8000_0000L,
        0xffff_fff0L,
        0xffff_ffffL,
        0x1_0000_0000L,
        0x7fff_ffff_ffff_fff8L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        -2,
        -8,
        -16
    };
    private static final int MOST_ADDED = 600;

    private final List<byte[]> seeds;
    private final List<byte[]> words;

    Edits(List<byte[]> seeds, String... words) {
        this.seeds = seeds;
        this.words = Arrays.stream(words)
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public byte[] next(SplittableRandom random) {
        byte[] bytes = pick(seeds, random);
        return edited(bytes, 1 + random.nextInt(4), random);
    }

    /** The bytes with so many changes. */
    byte[] edited(byte[] original, int edits, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int i = 0; i < edits; i++) {
            bytes = bytes.length < 2 ? insert(bytes, 0, word(random)) : edit(bytes, random);
        }
        return bytes;
    }

    private byte[] edit(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(13)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2, 3 -> number(bytes, at, random);
            case 4 -> digits(bytes, at, random);
            case 5 -> overwrite(bytes, at, word(random));
            case 6 -> insert(bytes, at, word(random));
            case 7 -> remove(bytes, at, 1 + random.nextInt(Math.min(64, bytes.length - at)));
            case 8 -> insert(bytes, at, piece(bytes, random));
            case 9 -> overwrite(bytes, at, piece(bytes, random));
            case 10 -> overwrite(bytes, at, piece(pick(seeds, random), random));
            case 11 -> random.nextInt(3) > 0 ? bytes : Arrays.copyOf(bytes, at);
            default -> insert(bytes, at, new byte[1 + random.nextInt(MOST_ADDED)]);
        };
    }

    private static byte[] number(byte[] bytes, int somewhere, SplittableRandom random) {
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int width = 1 << random.nextInt(4);
        int at = Math.min(random.nextBoolean() ? somewhere : somewhere / width * width, bytes.length - width);
        if (at < 0) {
            return bytes;
        }
        long number = number(random);
        switch (width) {
            case 1 -> bytes[at] = (byte) number;
            case 2 -> buffer.putShort(at, (short) (random.nextBoolean() ? number : buffer.getShort(at) + number));
            case 4 -> buffer.putInt(at, (int) (random.nextBoolean() ? number : buffer.getInt(at) + number));
            default -> buffer.putLong(at, random.nextBoolean() ? number : buffer.getLong(at) + number);
        }
        return bytes;
    }

    static long number(SplittableRandom random) {
        return random.nextInt(8) == 0 ? random.nextInt(2048) : NUMBERS[random.nextInt(NUMBERS.length)];
    }

    /** Puts a number in ASCII where one is, if there is one behind the place. */
    private static byte[] digits(byte[] bytes, int from, SplittableRandom random) {
        int at = from;
        while (at < bytes.length && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        int end = at;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        int radix = new int[] {8, 10, 16}[random.nextInt(3)];
        byte[] text = Long.toString(number(random), radix).getBytes(StandardCharsets.US_ASCII);
        return random.nextBoolean() ? overwrite(bytes, at, text) : insert(remove(bytes, at, end - at), at, text);
    }

    private byte[] word(SplittableRandom random) {
        return words.isEmpty() ? new byte[] {(byte) random.nextInt(256)} : pick(words, random);
    }

    private static byte[] piece(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(MOST_ADDED, bytes.length - from));
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    private static byte[] overwrite(byte[] bytes, int at, byte[] by) {
        System.arraycopy(by, 0, bytes, at, Math.min(by.length, bytes.length - at));
        return bytes;
    }

    private static byte[] insert(byte[] bytes, int at, byte[] what) {
        byte[] longer = new byte[bytes.length + what.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(what, 0, longer, at, what.length);
        System.arraycopy(bytes, at, longer, at + what.length, bytes.length - at);
        return longer;
    }

    private static byte[] remove(byte[] bytes, int at, int count) {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, shorter, at, bytes.length - at - count);
        return shorter;
    }

    static <T> T pick(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    static String pick(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** A list with items left out, twice there, or in another order. */
    static <T> List<T> shuffled(List<T> list, SplittableRandom random) {
        List<T> items = new ArrayList<>(list);
        for (int edits = random.nextInt(3); edits > 0 && items.size() > 1; edits--) {
            int one = random.nextInt(items.size());
            int other = random.nextInt(items.size());
            switch (random.nextInt(3)) {
                case 0 -> items.remove(one);
                case 1 -> items.add(other, items.get(one));
                default -> items.set(one, items.set(other, items.get(one)));
            }
        }
        return items;
    }
}
