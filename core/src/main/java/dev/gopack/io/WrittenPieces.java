package dev.gopack.io;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What was written to a file and where, so that the file can be compared with it before it gets its name. Told apart by
 * CRC-32C, which takes no time worth speaking of, and finds what disks, memory and mistakes do; it is no help against
 * somebody who wants to deceive. Not for use by several threads.
 */
public final class WrittenPieces {

    private static final int BUFFER = 1 << 18;

    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(long from, long to, long checksum) {}

    /** Starts with nothing. */
    public WrittenPieces() {}

    /** These bytes were written there. */
    public void add(long from, byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        add(from, bytes.length, checksum.getValue());
    }

    /**
     * Bytes with this CRC-32C were written there.
     *
     * @param size how many
     */
    public void add(long from, long size, long checksum) {
        pieces.add(new Piece(from, Math.addExact(from, size), checksum));
    }

    /**
     * Reads all pieces again.
     *
     * @throws FormatException if the file has something else in the place of one
     */
    public void check(ByteSource file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (Piece piece : pieces) {
            CRC32C checksum = new CRC32C();
            long at = piece.from();
            while (at < piece.to()) {
                buffer.clear().limit((int) Math.min(BUFFER, piece.to() - at));
                int count = file.read(at, buffer);
                if (count <= 0) {
                    throw new FormatException(file.name(), at, "the file ends before what was written to it does");
                }
                checksum.update(buffer.flip());
                at += count;
            }
            if (checksum.getValue() != piece.checksum()) {
                throw new FormatException(
                        file.name(),
                        piece.from(),
                        "the " + (piece.to() - piece.from()) + " bytes from here on are not those that were written");
            }
        }
    }
}
