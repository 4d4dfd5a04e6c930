package dev.gopack.rpm.read;

import dev.gopack.format.PackageFormat.Part;
import dev.gopack.io.ByteSource;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The parts of an rpm, down to the data of each tag. // source: rpm docs/manual/format_v4.md */
public final class Parts {

    private static final Set<Integer> DIGESTS = Set.of(
            Tags.FILEDIGESTS.number(),
            Tags.PAYLOADSHA256.number(),
            Tags.PAYLOADSHA256ALT.number(),
            Tags.PAYLOADSHA512.number(),
            Tags.PAYLOADSHA512ALT.number(),
            Tags.PAYLOADSHA3_256.number(),
            Tags.PAYLOADSHA3_256ALT.number());

    private final List<Part> parts = new ArrayList<>();

    private Parts() {}

    /** In the order of the file. */
    public static List<Part> of(ByteSource source) throws IOException {
        RpmFile rpm = RpmFile.open(source);
        Parts all = new Parts();
        all.parts.add(new Part("the lead", 0, rpm.signature().start(), false));
        all.header("the signature header", rpm.signature(), rpm.main().start(), true);
        all.header("the header", rpm.main(), rpm.payloadAt(), false);
        all.parts.add(new Part("the payload", rpm.payloadAt(), source.size(), false));
        return all.parts;
    }

    private void header(String name, Header header, long end, boolean digests) {
        long from = header.start();
        String what = "the index of " + name;
        boolean digest = true; // of an index: it tells where data is, and how much
        List<Header.Entry> entries = header.entries().stream()
                .sorted(Comparator.comparingInt(Header.Entry::offset))
                .toList();
        for (Header.Entry entry : entries) {
            long at = header.dataStart() + entry.offset();
            parts.add(new Part(what, from, at, digest));
            from = at;
            what = "the tag " + Tags.of(entry.tag()).map(Object::toString).orElse(String.valueOf(entry.tag())) + " of "
                    + name;
            digest = digests || DIGESTS.contains(entry.tag());
        }
        parts.add(new Part(what, from, end, digest));
    }
}
