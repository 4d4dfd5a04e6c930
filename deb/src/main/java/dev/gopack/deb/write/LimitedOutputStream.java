package dev.gopack.deb.write;

import dev.gopack.report.OutputException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Stops as soon as more than the archive can hold goes through, rather than when the disk is full. */
final class LimitedOutputStream extends FilterOutputStream {

    private final String name;
    private final long limit;
    private long count;

    LimitedOutputStream(OutputStream out, String name, long limit) {
        super(out);
        this.name = name;
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count += length;
        if (count > limit) {
            throw new OutputException(name + " grows beyond " + limit + " bytes, which is all that a deb package can "
                    + "hold; compress it better or split the package");
        }
        out.write(bytes, offset, length);
    }
}
