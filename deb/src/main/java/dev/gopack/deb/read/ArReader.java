package dev.gopack.deb.read;

import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the members of the outer archive. The layout of a header is in {@code write.ArWriter}. */
final class ArReader {

    private static final String MAGIC = "!<arch>\n";
    private static final int HEADER = 60;
    private static final int MAX_MEMBERS = 3 + DebLimits.SIGNATURES;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+-]+/?");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]*");
    private static final Pattern OCTAL = Pattern.compile("[0-7]*");
    // apt reads 0100 as octal 64, dpkg as decimal 100 // source: apt apt-pkg/contrib/strutl.cc StrToNum()
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]*");

    private final ByteSource source;

    ArReader(ByteSource source) {
        this.source = source;
    }

    List<ArMember> members() throws IOException {
        long end = source.size();
        if (!MAGIC.equals(latin1(bytes(0, Math.min(end, MAGIC.length()))))) {
            throw broken(0, "not an ar archive: it does not start with !<arch>");
        }
        List<ArMember> members = new ArrayList<>();
        long at = MAGIC.length();
        while (at < end) {
            if (members.size() == MAX_MEMBERS) {
                throw broken(at, "more than " + MAX_MEMBERS + " members");
            }
            ArMember member = member(at, end);
            members.add(member);
            at = member.to() + member.size() % 2;
        }
        return members;
    }

    FormatException broken(long at, String problem) {
        return new FormatException(source.name(), at, problem);
    }

    private ArMember member(long at, long end) throws IOException {
        if (end - at < HEADER) {
            throw broken(at, end - at + " bytes follow the last member, too few for a header");
        }
        String header = latin1(bytes(at, HEADER));
        if (!header.endsWith("`\n")) {
            throw broken(at, "not the header of a member: it does not end with a grave accent and a newline");
        }
        String name = field(header, 0, 16, NAME, at, "name");
        String time = field(header, 16, 28, DECIMAL, at, "time");
        field(header, 28, 34, DECIMAL, at, "user");
        field(header, 34, 40, DECIMAL, at, "group");
        field(header, 40, 48, OCTAL, at, "mode");
        long size = Long.parseLong(field(header, 48, 58, SIZE, at, "size"));
        long from = at + HEADER;
        if (size > end - from) {
            throw broken(at, name + " has " + size + " bytes by its header, but " + (end - from) + " are left");
        }
        if (size % 2 != 0) {
            checkPadding(from + size, end);
        }
        // GNU ar ends names with a slash; dpkg, apt and debsig-verify take both. Of two slashes dpkg takes one away,
        // apt both.
        // source: dpkg lib/dpkg/ar.c dpkg_ar_normalize_name(); observed: apt 2.6
        return new ArMember(
                name.endsWith("/") ? name.substring(0, name.length() - 1) : name,
                at,
                from,
                from + size,
                time.isEmpty() ? 0 : Long.parseLong(time));
    }

    // observed: apt and dpkg from 1.23.6 on refuse an archive that ends without it
    private void checkPadding(long at, long end) throws IOException {
        if (at >= end) {
            throw broken(at, "the byte is missing that makes the last member even");
        }
        byte pad = bytes(at, 1)[0];
        if (pad != '\n' && pad != 0) {
            throw broken(at, "the byte between two members is not a newline");
        }
    }

    private String field(String header, int from, int to, Pattern form, long at, String what) {
        String value = header.substring(from, to);
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) == ' ') {
            end--;
        }
        String trimmed = value.substring(0, end);
        if (!form.matcher(trimmed).matches()) {
            throw broken(at + from, "not the " + what + " of a member: " + GopackException.quote(value));
        }
        return trimmed;
    }

    private byte[] bytes(long from, long length) throws IOException {
        BoundedReader reader =
                new BoundedReader(source.name(), new ByteSourceInputStream(source, from, from + length), from);
        return reader.bytes(length, length, "header");
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
