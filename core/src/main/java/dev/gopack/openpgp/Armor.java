package dev.gopack.openpgp;

import dev.gopack.report.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Blocks of base64 between two lines of dashes. A damaged one is an error: what one reader passes over, another takes.
 * The checksum is not looked at, as RFC 9580 asks. // source: RFC 9580, 6.2
 */
final class Armor {

    private static final String BEGIN = "-----BEGIN PGP ";
    private static final String END = "-----END PGP ";
    private static final String DASHES = "-----";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+: .*");

    /** Characters of all headers of a block that may say nothing else than a signature: of what they say, nothing is signed. */
    private static final int MOST_HEADERS = 512;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
    private static final Pattern CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}");

    private Armor() {}

    /**
     * What is in a block.
     *
     * @param kind the words behind {@code BEGIN PGP}
     * @param bytes content
     * @param at offset of the block
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Block(String kind, byte[] bytes, long at) {}

    /** All blocks of a text; what stands around them is for people. */
    static List<Block> blocks(String name, byte[] text) {
        return read(name, text, false);
    }

    /** All blocks of a text that has nothing else. */
    static List<Block> only(String name, byte[] text) {
        return read(name, text, true);
    }

    private static List<Block> read(String name, byte[] text, boolean alone) {
        List<Block> blocks = new ArrayList<>();
        String all = new String(text, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < all.length()) {
            String line = line(all, at);
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                String kind = line.substring(BEGIN.length(), line.length() - DASHES.length());
                int headersAt = next(all, at);
                int bodyAt = skipHeaders(name, all, headersAt, at);
                if (alone && bodyAt - headersAt > MOST_HEADERS) {
                    throw new FormatException(
                            name, headersAt, "an OpenPGP block with more than " + MOST_HEADERS + " bytes of headers");
                }
                StringBuilder body = new StringBuilder();
                int end = body(name, all, bodyAt, END + kind + DASHES, body);
                blocks.add(new Block(kind, decode(name, body, at), at));
                at = end;
            } else {
                if (alone && !line.isEmpty()) {
                    throw new FormatException(name, at, "text that belongs to no OpenPGP block");
                }
                at = next(all, at);
            }
        }
        return blocks;
    }

    private static int skipHeaders(String name, String all, int from, int block) {
        int at = from;
        String line = line(all, at);
        while (at < all.length() && !line.isEmpty()) {
            if (!HEADER.matcher(line).matches()) {
                throw new FormatException(name, at, "not a header of an OpenPGP block, and no empty line");
            }
            at = next(all, at);
            line = line(all, at);
        }
        if (at >= all.length()) {
            throw new FormatException(name, block, "an OpenPGP block without content");
        }
        return next(all, at);
    }

    private static int body(String name, String all, int from, String end, StringBuilder body) {
        int at = from;
        boolean checksum = false;
        boolean padded = false;
        while (at < all.length()) {
            String line = line(all, at);
            if (line.equals(end)) {
                return next(all, at);
            }
            boolean sum = CHECKSUM.matcher(line).matches();
            if (checksum || (!sum && (padded || !BASE64.matcher(line).matches()))) {
                throw new FormatException(name, at, "not a line of an OpenPGP block");
            }
            checksum = sum;
            padded = line.endsWith("=");
            if (!sum) {
                body.append(line);
            }
            at = next(all, at);
        }
        throw new FormatException(name, from, "an OpenPGP block without its end");
    }

    private static byte[] decode(String name, StringBuilder body, int at) {
        try {
            return Base64.getDecoder().decode(body.toString());
        } catch (IllegalArgumentException e) {
            throw new FormatException(name, at, "an OpenPGP block that is not base64", e);
        }
    }

    /** The line at an offset without white space behind it. */
    private static String line(String all, int at) {
        int end = all.indexOf('\n', at);
        return all.substring(at, end < 0 ? all.length() : end).stripTrailing();
    }

    private static int next(String all, int at) {
        int end = all.indexOf('\n', at);
        return end < 0 ? all.length() : end + 1;
    }
}
