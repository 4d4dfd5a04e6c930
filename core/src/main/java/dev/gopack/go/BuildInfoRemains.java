package dev.gopack.go;

import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds what is left of build information whose start was taken out: the text about modules and settings is a string of
 * the program itself, between two marks. The version of the toolchain is not in it.
 */
final class BuildInfoRemains {

    // source: Go 1.26 cmd/go/internal/modload/build.go, infoStart and infoEnd
    private static final byte[] START = HexFormat.of().parseHex("3077af0c9274080241e1c107e6d618e6");
    private static final byte[] END = HexFormat.of().parseHex("f932433186182072008242104116d8f2");
    private static final int MARK = START.length;

    private static final int CHUNK = 1 << 16;

    private final ByteView view;

    private BuildInfoRemains(ByteView view) {
        this.view = view;
    }

    /** What is left, with no version of the toolchain; empty if nothing is, or it is no text that can be read. */
    static Optional<BuildInfo> find(Image image) throws IOException {
        BuildInfoRemains remains = new BuildInfoRemains(image.view());
        for (Part part : image.inFileOrder()) {
            long end = part.offset() + part.size();
            Optional<Long> start = remains.search(START, part.offset(), end);
            if (start.isPresent()) {
                Optional<BuildInfo> info = remains.read(start.get(), end);
                if (info.isPresent()) {
                    return info;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<BuildInfo> read(long start, long end) throws IOException {
        long most = Math.min(end, start + BuildInfoReader.MOST_TEXT - MARK);
        Optional<Long> stop = search(END, start + MARK, most);
        if (stop.isEmpty()) {
            return Optional.empty();
        }
        byte[] framed =
                view.bytes(start, stop.get() + MARK - start, BuildInfoReader.MOST_TEXT, "the module information");
        try {
            return Optional.of(BuildInfoText.parse(view, start, "", framed))
                    .filter(info -> !info.path().isEmpty());
        } catch (FormatException e) {
            return Optional.empty(); // something else that looks like it
        }
    }

    /** Where the mark is first, if all of it lies between the two offsets. */
    private Optional<Long> search(byte[] mark, long from, long end) throws IOException {
        byte first = mark[0];
        byte second = mark[1];
        for (long at = from; end - at >= MARK; at += CHUNK) {
            byte[] chunk = view.bytes(at, Math.min(CHUNK + MARK - 1L, end - at), CHUNK + MARK, "the data");
            for (int i = 0; i + MARK <= chunk.length; i++) {
                if (chunk[i] == first && chunk[i + 1] == second && Arrays.equals(chunk, i, i + MARK, mark, 0, MARK)) {
                    return Optional.of(at + i);
                }
            }
        }
        return Optional.empty();
    }
}
