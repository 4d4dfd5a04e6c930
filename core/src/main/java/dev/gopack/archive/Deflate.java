package dev.gopack.archive;

import java.util.Arrays;

/**
 * Deflate with the bytes of zlib, whatever library the Java runtime links: one text in one call, by the default strategy
 * and memory level, ended by a sync flush or as the last of the stream.
 *
 * <p>Which of several ways to say the same is taken follows from what zlib's compressor does: strings are found through
 * chains of equal hashes of three bytes in a window of twice 32 KiB, whose older half goes when the newer one is nearly
 * full; from level 4 on a match waits for a longer one at the next byte. // docs: RFC 1951; zlib's algorithm.txt // source:
 * zlib 1.2.11 to 1.3.1 deflate.c, which give the same bytes
 */
final class Deflate {

    private static final int WINDOW = 1 << 15;
    private static final int MASK = WINDOW - 1;
    private static final int HASH_SHIFT = 5;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 258;
    private static final int MIN_AHEAD = LONGEST + SHORTEST + 1;
    private static final int FARTHEST = WINDOW - MIN_AHEAD;
    private static final int TOO_FAR = 4096; // for a match of three bytes that could wait

    /** By level: chains get shorter from "good" on, no waiting from "lazy" on, no search from "nice" on; longest chain. */
    private static final int[][] LEVELS = {
        {4, 4, 8, 4},
        {4, 5, 16, 8},
        {4, 6, 32, 32},
        {4, 4, 16, 16},
        {8, 16, 32, 32},
        {8, 16, 128, 128},
        {8, 32, 128, 256},
        {32, 128, 258, 1024},
        {32, 258, 258, 4096}
    };

    private static final int FIRST_LAZY_LEVEL = 4;

    private final byte[] window = new byte[2 * WINDOW + LONGEST];
    private final char[] head = new char[WINDOW]; // newest place of a hash; 0 is none
    private final char[] previous = new char[WINDOW];
    private final DeflateBlock block;
    private final boolean lazy;
    private final int goodLength;
    private final int lazyLength;
    private final int niceLength;
    private final int longestChain;

    private byte[] input = new byte[0];
    private int read;
    private int end;
    private int hash;
    private int at; // place in the window of what is to be coded next
    private int ahead; // bytes in the window from there on
    private int blockStart;
    private int unhashed; // bytes before "at" that are not in the chains yet
    private int matchStart;
    private int lengthBefore = SHORTEST - 1;

    private Deflate(int level, int expected) {
        int[] settings = LEVELS[level - 1];
        lazy = level >= FIRST_LAZY_LEVEL;
        goodLength = settings[0];
        lazyLength = settings[1];
        niceLength = settings[2];
        longestChain = settings[3];
        block = new DeflateBlock(expected / 2 + 64);
    }

    /**
     * Compresses a text.
     *
     * @param dictionary text that may be referred to; its last 32 KiB count
     * @param dictionaryLength how much of it there is
     * @param last true to end the stream, false to end on a byte border
     */
    static byte[] compress(byte[] input, int length, byte[] dictionary, int dictionaryLength, int level, boolean last) {
        Deflate deflate = new Deflate(level, length);
        deflate.learn(dictionary, dictionaryLength);
        deflate.input = input;
        deflate.read = 0;
        deflate.end = length;
        if (deflate.lazy) {
            deflate.compressLazily();
        } else {
            deflate.compressFast();
        }
        if (last) {
            deflate.endBlock(true);
        } else {
            if (!deflate.block.isEmpty()) {
                deflate.endBlock(false);
            }
            deflate.block.sync();
        }
        return deflate.block.toByteArray();
    }

    private void learn(byte[] dictionary, int length) {
        if (length == 0) {
            return;
        }
        input = dictionary;
        end = length;
        read = Math.max(0, length - WINDOW);
        fill();
        while (ahead >= SHORTEST) {
            int stop = at + ahead - (SHORTEST - 1);
            while (at < stop) {
                insert(at++);
            }
            ahead = SHORTEST - 1;
            fill();
        }
        at += ahead;
        blockStart = at;
        unhashed = ahead;
        ahead = 0;
    }

    private void compressFast() {
        int length = SHORTEST - 1;
        while (more()) {
            int candidate = ahead >= SHORTEST ? insert(at) : 0;
            if (candidate != 0 && at - candidate <= FARTHEST) {
                length = longestMatch(candidate);
            }
            boolean full;
            if (length >= SHORTEST) {
                full = block.match(at - matchStart, length);
                ahead -= length;
                if (length <= lazyLength && ahead >= SHORTEST) {
                    for (int i = 1; i < length; i++) {
                        insert(++at);
                    }
                    at++;
                } else {
                    at += length;
                    hash = hashOfTwo(at);
                }
                length = 0;
            } else {
                full = block.literal(window[at]);
                ahead--;
                at++;
            }
            if (full) {
                endBlock(false);
            }
        }
    }

    private void compressLazily() {
        int length = SHORTEST - 1;
        boolean waiting = false; // the byte before is not coded yet
        while (more()) {
            int candidate = ahead >= SHORTEST ? insert(at) : 0;
            lengthBefore = length;
            int startBefore = matchStart;
            length = SHORTEST - 1;
            if (candidate != 0 && lengthBefore < lazyLength && at - candidate <= FARTHEST) {
                length = longestMatch(candidate);
                if (length == SHORTEST && at - matchStart > TOO_FAR) {
                    length = SHORTEST - 1;
                }
            }
            if (lengthBefore >= SHORTEST && length <= lengthBefore) {
                int lastInsert = at + ahead - SHORTEST;
                boolean full = block.match(at - 1 - startBefore, lengthBefore);
                ahead -= lengthBefore - 1;
                for (int i = lengthBefore - 2; i > 0; i--) {
                    if (++at <= lastInsert) {
                        insert(at);
                    }
                }
                waiting = false;
                length = SHORTEST - 1;
                at++;
                if (full) {
                    endBlock(false);
                }
            } else {
                if (waiting && block.literal(window[at - 1])) {
                    endBlock(false);
                }
                waiting = true;
                at++;
                ahead--;
            }
        }
        if (waiting) {
            block.literal(window[at - 1]);
        }
    }

    private boolean more() {
        if (ahead < MIN_AHEAD) {
            fill();
        }
        return ahead > 0;
    }

    private void endBlock(boolean last) {
        block.end(blockStart >= 0 ? window : null, blockStart, at - blockStart, last);
        blockStart = at;
    }

    /** Puts a place into the chain of its hash and says which one was there before. */
    private int insert(int place) {
        hash = ((hash << HASH_SHIFT) ^ (window[place + 2] & 0xff)) & MASK;
        char before = head[hash];
        previous[place & MASK] = before;
        head[hash] = (char) place;
        return before;
    }

    private int hashOfTwo(int place) {
        return ((window[place] & 0xff) << HASH_SHIFT) ^ (window[place + 1] & 0xff);
    }

    private int longestMatch(int first) {
        byte[] bytes = window;
        int scan = at;
        int best = lengthBefore;
        int chain = best >= goodLength ? longestChain >> 2 : longestChain;
        int nice = Math.min(niceLength, ahead);
        int limit = Math.max(0, scan - FARTHEST);
        byte beforeEnd = bytes[scan + best - 1];
        byte atEnd = bytes[scan + best];
        int candidate = first;
        do {
            if (bytes[candidate + best] == atEnd
                    && bytes[candidate + best - 1] == beforeEnd
                    && bytes[candidate] == bytes[scan]
                    && bytes[candidate + 1] == bytes[scan + 1]) {
                int mismatch =
                        Arrays.mismatch(bytes, scan + 2, scan + LONGEST, bytes, candidate + 2, candidate + LONGEST);
                int length = mismatch < 0 ? LONGEST : mismatch + 2;
                if (length > best) {
                    matchStart = candidate;
                    best = length;
                    if (length >= nice) {
                        break;
                    }
                    beforeEnd = bytes[scan + best - 1];
                    atEnd = bytes[scan + best];
                }
            }
            candidate = previous[candidate & MASK];
        } while (candidate > limit && --chain != 0);
        return Math.min(best, ahead);
    }

    private void fill() {
        do {
            int room = 2 * WINDOW - ahead - at;
            if (at >= WINDOW + FARTHEST) {
                slide();
                room += WINDOW;
            }
            if (read == end) {
                return;
            }
            int count = Math.min(room, end - read);
            System.arraycopy(input, read, window, at + ahead, count);
            read += count;
            ahead += count;
            catchUp();
        } while (ahead < MIN_AHEAD && read < end);
    }

    private void slide() {
        System.arraycopy(window, WINDOW, window, 0, WINDOW);
        matchStart -= WINDOW;
        at -= WINDOW;
        blockStart -= WINDOW;
        for (char[] places : new char[][] {head, previous}) {
            for (int i = 0; i < WINDOW; i++) {
                places[i] = (char) Math.max(0, places[i] - WINDOW);
            }
        }
    }

    /** Puts places into the chains that could not be before, for want of the bytes behind them. */
    private void catchUp() {
        if (ahead + unhashed < SHORTEST) {
            return;
        }
        int place = at - unhashed;
        hash = hashOfTwo(place);
        while (unhashed > 0) {
            insert(place++);
            unhashed--;
            if (ahead + unhashed < SHORTEST) {
                return;
            }
        }
    }
}
