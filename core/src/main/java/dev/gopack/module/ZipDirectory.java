package dev.gopack.module;

import dev.gopack.io.ByteView;
import dev.gopack.io.StrictUtf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The central directory of a zip, strictly: it stands right before its end record, which ends the file; it has as many
 * entries as that says; the files it names lie before it and do not overlap. // docs: PKWARE APPNOTE.TXT 4.3, 4.4, 4.5.3
 */
final class ZipDirectory {

    private static final long END_MAGIC = 0x06054b50L;
    private static final int END_SIZE = 22;
    private static final long LOCATOR_MAGIC = 0x07064b50L;
    private static final int LOCATOR_SIZE = 20;
    private static final long END64_MAGIC = 0x06064b50L;
    private static final int END64_SIZE = 56;
    private static final long ENTRY_MAGIC = 0x02014b50L;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long IN_EXTRA = 0xffff_ffffL;
    private static final int ENCRYPTED = 0x2041;
    private static final int DESCRIBED_BEHIND = 8;

    /** An entry. */
    record Item(String name, long size, ZipPlace place) {}

    /** What an end record says. */
    private record End(long at, long entries, long size, long offset) {}

    private final ByteView file;

    private ZipDirectory(ByteView file) {
        this.file = file;
    }

    static List<Item> read(ByteView file) throws IOException {
        ZipDirectory directory = new ZipDirectory(file);
        return directory.items(directory.end());
    }

    private End end() throws IOException {
        long last = file.size() - END_SIZE;
        for (long at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
            if (file.u8(at) == 'P' && file.u32(at) == END_MAGIC && at + END_SIZE + file.u16(at + 20) == file.size()) {
                return end(at);
            }
        }
        throw file.broken(0, "not a zip file, or one that was cut off: there is no end record");
    }

    private End end(long at) throws IOException {
        End end = new End(at, file.u16(at + 10), file.u32(at + 12), file.u32(at + 16));
        if (file.u16(at + 4) != 0 || file.u16(at + 6) != 0 || file.u16(at + 8) != end.entries()) {
            throw file.broken(at, "the zip claims to be one of several");
        }
        boolean large = end.entries() == 0xffff || end.size() == IN_EXTRA || end.offset() == IN_EXTRA;
        End real = large ? end64(end) : end;
        if (real.entries() > ModuleLimits.ENTRIES || real.entries() < 0) {
            throw file.broken(real.at(), "more than " + ModuleLimits.ENTRIES + " files");
        }
        if (!file.has(real.offset(), real.size()) || real.offset() + real.size() != real.at()) {
            throw file.broken(real.at(), "the list of files does not lie right before the end record");
        }
        return real;
    }

    private End end64(End end) throws IOException {
        long locator = end.at() - LOCATOR_SIZE;
        if (locator < 0 || file.u32(locator) != LOCATOR_MAGIC) {
            return end;
        }
        long at = file.u64(locator + 8);
        if (at != locator - END64_SIZE
                || at < 0
                || file.u32(at) != END64_MAGIC
                || file.u64(at + 4) != END64_SIZE - 12) {
            throw file.broken(locator, "the end record for large zips is not where it should be");
        }
        return new End(at, file.u64(at + 32), file.u64(at + 40), file.u64(at + 48));
    }

    private List<Item> items(End end) throws IOException {
        List<Item> items = new ArrayList<>();
        long at = end.offset();
        long nameBytes = 0;
        while (at < end.at()) {
            if (items.size() == end.entries()) {
                throw file.broken(at, "there are more files than the " + end.entries() + " that the end record says");
            }
            if (end.at() - at < ENTRY_SIZE || file.u32(at) != ENTRY_MAGIC) {
                throw file.broken(at, "not an entry of the list of files");
            }
            long length = ENTRY_SIZE + (long) file.u16(at + 28) + file.u16(at + 30) + file.u16(at + 32);
            if (length > end.at() - at) {
                throw file.broken(at, "the entry is longer than the list of files");
            }
            nameBytes += file.u16(at + 28);
            if (nameBytes > ModuleLimits.NAMES_LENGTH) {
                throw file.broken(at, "the names have more than " + ModuleLimits.NAMES_LENGTH + " bytes");
            }
            items.add(item(at));
            at += length;
        }
        if (items.size() != end.entries()) {
            throw file.broken(end.at(), "there are " + items.size() + " files, not " + end.entries());
        }
        return placed(items, end.offset());
    }

    private Item item(long at) throws IOException {
        int method = file.u16(at + 10);
        if ((file.u16(at + 8) & ENCRYPTED) != 0) {
            throw file.broken(at, "the file is encrypted");
        }
        if (method != 0 && method != 8) {
            throw file.broken(at, "compression method " + method + " is none that Go knows");
        }
        long[] numbers = {file.u32(at + 24), file.u32(at + 20), file.u32(at + 42)};
        large(at, numbers);
        String name = name(at + ENTRY_SIZE, file.u16(at + 28));
        if (numbers[0] < 0 || numbers[1] < 0 || (method == 0 && numbers[0] != numbers[1])) {
            throw file.broken(at, "sizes that contradict each other");
        }
        return new Item(
                name,
                numbers[0],
                new ZipPlace(
                        numbers[2],
                        numbers[1],
                        method,
                        file.u32(at + 16),
                        (file.u16(at + 8) & DESCRIBED_BEHIND) != 0,
                        0));
    }

    /** Takes from the extra field, in this order, those numbers that do not fit into 32 bits. */
    private void large(long at, long[] numbers) throws IOException {
        long field = at + ENTRY_SIZE + file.u16(at + 28);
        long end = field + file.u16(at + 30);
        while (end - field >= 4) {
            int tag = file.u16(field);
            long next = field + 4 + file.u16(field + 2);
            if (next > end) {
                throw file.broken(field, "an extra field is longer than all of them");
            }
            if (tag == 1) {
                long value = field + 4;
                for (int i = 0; i < numbers.length; i++) {
                    if (numbers[i] == IN_EXTRA) {
                        if (next - value < 8) {
                            throw file.broken(field, "the extra field lacks a size or offset");
                        }
                        numbers[i] = file.u64(value);
                        value += 8;
                    }
                }
                return;
            }
            field = next;
        }
    }

    private String name(long at, int length) throws IOException {
        byte[] bytes = file.bytes(at, length, ModuleLimits.NAME_LENGTH, "the name of a file");
        return StrictUtf8.decode(bytes).orElseThrow(() -> file.broken(at, "the name of a file is not UTF-8"));
    }

    /** Checks where the files lie, and notes for each where the next begins. */
    private List<Item> placed(List<Item> items, long directory) {
        List<Integer> order = IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> items.get(i).place().header()))
                .toList();
        for (int i = 0; i < order.size(); i++) {
            Item item = items.get(order.get(i));
            ZipPlace place = item.place();
            long limit =
                    i + 1 < order.size() ? items.get(order.get(i + 1)).place().header() : directory;
            long room = limit - place.header() - LOCAL_SIZE;
            if (place.header() < 0 || limit > directory || place.packedSize() > room) {
                throw file.broken(place.header(), "the file's bytes overlap with what follows them");
            }
            items.set(order.get(i), new Item(item.name(), item.size(), place.before(limit)));
        }
        return items;
    }
}
