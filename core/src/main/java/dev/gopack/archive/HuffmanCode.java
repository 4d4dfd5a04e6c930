package dev.gopack.archive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A Huffman code of limited length over one alphabet. Which of several codes of the same size it is follows from the
 * order of a heap that starts with the symbols in their order, compares frequencies first and depths then. // docs: RFC
 * 1951, section 3.2.2 // source: zlib trees.c build_tree, gen_bitlen
 */
final class HuffmanCode {

    private static final int REPEAT = 16; // the length before, 3 to 6 times
    private static final int FEW_ZEROS = 17; // 3 to 10
    private static final int MANY_ZEROS = 18; // 11 to 138
    private static final int LONGEST = 15;

    final int[] frequency;
    final int[] length;
    /** Largest symbol that has a code. */
    int largest;
    /** Bits that all symbols take, extra ones included. */
    long bits;
    /** The same in the fixed code. */
    long fixedBits;

    private final int[] code;
    private final int symbols;
    private final int longest;
    private final int firstWithExtra;
    private final int[] extra;
    private final @Nullable HuffmanCode fixed;
    private final int[] heap;
    private final int[] parent;
    private final byte[] depth;
    private final int[] withLength = new int[LONGEST + 1];
    private int heapSize;

    HuffmanCode(int symbols, int longest, int firstWithExtra, int[] extra, @Nullable HuffmanCode fixed) {
        this.symbols = symbols;
        this.longest = longest;
        this.firstWithExtra = firstWithExtra;
        this.extra = extra;
        this.fixed = fixed;
        this.frequency = new int[2 * symbols + 1];
        this.length = new int[2 * symbols + 1];
        this.code = new int[Math.max(symbols, 288)];
        this.heap = new int[2 * symbols + 1];
        this.parent = new int[2 * symbols + 1];
        this.depth = new byte[2 * symbols + 1];
    }

    static HuffmanCode fixedLiterals() {
        HuffmanCode fixed = new HuffmanCode(288, 9, 288, new int[0], null);
        Arrays.fill(fixed.length, 0, 144, 8);
        Arrays.fill(fixed.length, 144, 256, 9);
        Arrays.fill(fixed.length, 256, 280, 7);
        Arrays.fill(fixed.length, 280, 288, 8);
        fixed.largest = 287;
        fixed.assign();
        return fixed;
    }

    static HuffmanCode fixedDistances() {
        HuffmanCode fixed = new HuffmanCode(30, 5, 30, new int[0], null);
        Arrays.fill(fixed.length, 0, 30, 5);
        fixed.largest = 29;
        fixed.assign();
        return fixed;
    }

    void start() {
        Arrays.fill(frequency, 0, symbols, 0);
    }

    void write(BitOutput out, int symbol) {
        out.bits(code[symbol], length[symbol]);
    }

    /** Makes the code from the frequencies. */
    void build() {
        bits = 0;
        fixedBits = 0;
        heapSize = 0;
        largest = -1;
        for (int symbol = 0; symbol < symbols; symbol++) {
            if (frequency[symbol] != 0) {
                heap[++heapSize] = symbol;
                largest = symbol;
                depth[symbol] = 0;
            } else {
                length[symbol] = 0;
            }
        }
        while (heapSize < 2) { // a code has at least two symbols, used or not
            int symbol = largest < 2 ? ++largest : 0;
            heap[++heapSize] = symbol;
            frequency[symbol] = 1;
            depth[symbol] = 0;
            bits--;
            if (fixed != null) {
                fixedBits -= fixed.length[symbol];
            }
        }
        limit(join());
        assign();
    }

    /** Joins the two rarest until one is left; the heap's upper part then has all nodes, the root first. */
    private int join() {
        for (int i = heapSize / 2; i >= 1; i--) {
            sink(i);
        }
        int node = symbols;
        int top = heap.length;
        do {
            int rarest = heap[1];
            heap[1] = heap[heapSize--];
            sink(1);
            int next = heap[1];
            heap[--top] = rarest;
            heap[--top] = next;
            frequency[node] = frequency[rarest] + frequency[next];
            depth[node] = (byte) (Math.max(depth[rarest], depth[next]) + 1);
            parent[rarest] = node;
            parent[next] = node;
            heap[1] = node++;
            sink(1);
        } while (heapSize >= 2);
        heap[--top] = heap[1];
        return top;
    }

    private void sink(int start) {
        int hole = start;
        int moved = heap[hole];
        int child = hole << 1;
        while (child <= heapSize) {
            if (child < heapSize && isSmaller(heap[child + 1], heap[child])) {
                child++;
            }
            if (isSmaller(moved, heap[child])) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
            child <<= 1;
        }
        heap[hole] = moved;
    }

    private boolean isSmaller(int one, int other) {
        return frequency[one] < frequency[other] || (frequency[one] == frequency[other] && depth[one] <= depth[other]);
    }

    /** Takes the lengths from the depths in the tree, cut at the longest that is allowed. */
    private void limit(int top) {
        Arrays.fill(withLength, 0);
        int overflow = 0;
        length[heap[top]] = 0;
        for (int i = top + 1; i < heap.length; i++) {
            int node = heap[i];
            int wanted = length[parent[node]] + 1;
            if (wanted > longest) {
                wanted = longest;
                overflow++;
            }
            length[node] = wanted;
            if (node <= largest) {
                withLength[wanted]++;
                count(node);
            }
        }
        if (overflow > 0) {
            shorten(overflow);
        }
    }

    private void count(int symbol) {
        int more = symbol >= firstWithExtra ? extra[symbol - firstWithExtra] : 0;
        bits += (long) frequency[symbol] * (length[symbol] + more);
        if (fixed != null) {
            fixedBits += (long) frequency[symbol] * (fixed.length[symbol] + more);
        }
    }

    private void shorten(int overflow) {
        for (int left = overflow; left > 0; left -= 2) {
            int shorter = longest - 1;
            while (withLength[shorter] == 0) {
                shorter--;
            }
            withLength[shorter]--; // moves down one level, and a cut one becomes its sibling
            withLength[shorter + 1] += 2;
            withLength[longest]--;
        }
        int next = heap.length;
        for (int size = longest; size != 0; size--) {
            int left = withLength[size];
            while (left > 0) {
                int node = heap[--next];
                if (node <= largest) {
                    bits += (long) (size - length[node]) * frequency[node];
                    length[node] = size;
                    left--;
                }
            }
        }
    }

    /** Codes of one length follow each other in the order of the symbols; the bits are sent the highest first. */
    private void assign() {
        Arrays.fill(withLength, 0);
        for (int symbol = 0; symbol <= largest; symbol++) {
            withLength[length[symbol]]++;
        }
        withLength[0] = 0;
        int[] next = new int[LONGEST + 1];
        int first = 0;
        for (int size = 1; size <= LONGEST; size++) {
            first = (first + withLength[size - 1]) << 1;
            next[size] = first;
        }
        for (int symbol = 0; symbol <= largest; symbol++) {
            int size = length[symbol];
            if (size != 0) {
                code[symbol] = Integer.reverse(next[size]++) >>> (32 - size);
            }
        }
    }

    /** What gets the runs of equal lengths. */
    private interface Runs {
        void run(int symbol, int times, int extraBits, int extraValue);
    }

    /** Counts how often which code length is needed to state this code. */
    void describe(int[] counts) {
        runs((symbol, times, extraBits, extraValue) -> counts[symbol] += times);
    }

    /** States this code by another that codes its lengths. */
    void write(BitOutput out, HuffmanCode lengths) {
        runs((symbol, times, extraBits, extraValue) -> {
            for (int i = 0; i < times; i++) {
                lengths.write(out, symbol);
            }
            out.bits(extraValue, extraBits);
        });
    }

    private void runs(Runs taker) {
        int before = -1;
        for (int symbol = 0; symbol <= largest; ) {
            int size = length[symbol];
            int most = size == 0 ? 138 : size == before ? 6 : 7;
            int least = size == 0 || size == before ? 3 : 4;
            int count = 1;
            while (count < most && symbol + count <= largest && length[symbol + count] == size) {
                count++;
            }
            if (count < least) {
                taker.run(size, count, 0, 0);
            } else if (size != 0) {
                int repeated = count;
                if (size != before) {
                    taker.run(size, 1, 0, 0);
                    repeated--;
                }
                taker.run(REPEAT, 1, 2, repeated - 3);
            } else if (count <= 10) {
                taker.run(FEW_ZEROS, 1, 3, count - 3);
            } else {
                taker.run(MANY_ZEROS, 1, 7, count - 11);
            }
            symbol += count;
            before = size;
        }
    }
}
