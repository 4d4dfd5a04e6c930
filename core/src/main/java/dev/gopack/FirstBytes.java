package dev.gopack;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageFormat.Part;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first byte in which two packages differ. Digests of everything come first in an rpm and differ with anything, so
 * the first byte of what tells more is found as well.
 */
final class FirstBytes {

    private static final int BUFFER = 1 << 16;

    private FirstBytes() {}

    /** One line, or two if the first byte is of a digest. */
    static List<String> differing(PackageFormat format, ByteSource was, ByteSource now) throws IOException {
        List<Part> parts = format.parts(was);
        Map<String, Part> others = new LinkedHashMap<>();
        format.parts(now).forEach(part -> others.put(part.name(), part));
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            String line = lines.isEmpty() || !part.digest() ? line(part, others.get(part.name()), was, now) : null;
            if (line != null) {
                lines.add((lines.isEmpty()
                                ? "the first byte that differs"
                                : "the first one that is not of digests and indexes")
                        + line);
                if (!part.digest()) {
                    return lines;
                }
            }
        }
        for (String name : others.keySet()) {
            if (parts.stream().noneMatch(part -> part.name().equals(name))) {
                lines.add(name + " was not there before");
            }
        }
        return lines;
    }

    private static @Nullable String line(Part was, @Nullable Part now, ByteSource first, ByteSource second)
            throws IOException {
        String where = " is number " + was.from() + ", where " + was.name();
        if (now == null) {
            return where + " stands, which is not there any more";
        }
        long common = Math.min(was.to() - was.from(), now.to() - now.from());
        long at = mismatch(first, was.from(), second, now.from(), common);
        if (at < common) {
            return " is number " + (was.from() + at) + ", in " + was.name() + " at its byte " + at;
        }
        return was.to() - was.from() == now.to() - now.from()
                ? null
                : " is number " + (was.from() + common) + ", where one ends: " + was.name() + " had "
                        + (was.to() - was.from()) + " bytes, and has " + (now.to() - now.from());
    }

    /** How many bytes are the same, at most {@code length}. */
    private static long mismatch(ByteSource one, long oneAt, ByteSource other, long otherAt, long length)
            throws IOException {
        try (InputStream left = new ByteSourceInputStream(one, oneAt, oneAt + length);
                InputStream right = new ByteSourceInputStream(other, otherAt, otherAt + length)) {
            for (long done = 0; done < length; done += BUFFER) {
                int at = Arrays.mismatch(left.readNBytes(BUFFER), right.readNBytes(BUFFER));
                if (at >= 0) {
                    return done + at;
                }
            }
        }
        return length;
    }
}
