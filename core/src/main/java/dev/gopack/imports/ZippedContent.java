package dev.gopack.imports;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.module.ModuleZip;
import dev.gopack.report.FormatException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A file in a module's zip, which is opened when the file is packaged. Its bytes have the sum that the zip gave when the
 * package was planned, or reading them fails.
 *
 * @param zip the zip
 * @param entry the file
 */
record ZippedContent(Path zip, ModuleZip.Entry entry) implements ContentSource {

    @Override
    public String name() {
        return zip + "!/" + entry.path();
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public InputStream open() throws IOException {
        ByteSource source = ByteSource.of(zip);
        try {
            return new Content(ModuleZip.open(source, entry), source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw failure(e);
        }
    }

    /** To who writes a package, a zip that changed is a file that cannot be read. */
    private static IOException failure(Exception e) {
        return e instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }

    /** The bytes; with them the zip is closed. */
    private static final class Content extends FilterInputStream {
        private final ByteSource source;

        Content(InputStream in, ByteSource source) {
            super(in);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (FormatException e) {
                throw failure(e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                source.close();
            }
        }
    }
}
