package dev.gopack.deb.read;

import dev.gopack.format.PackageFormat.Part;
import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The parts of a deb: its members and their headers. // source: deb(5) */
public final class Parts {

    private Parts() {}

    /** In the order of the file. */
    public static List<Part> of(ByteSource source) throws IOException {
        List<Part> parts = new ArrayList<>();
        long end = 0;
        for (ArMember member : new ArReader(source).members()) {
            parts.add(new Part("the header of the member " + member.name(), end, member.from(), false));
            parts.add(new Part("the member " + member.name(), member.from(), member.to(), false));
            end = member.to();
        }
        if (end < source.size()) {
            parts.add(new Part("the end", end, source.size(), false));
        }
        return parts;
    }
}
