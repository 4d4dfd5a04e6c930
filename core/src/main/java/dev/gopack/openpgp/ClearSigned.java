package dev.gopack.openpgp;

import dev.gopack.report.FormatException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with its signature around it. There is nothing but that: what stands before or behind would be taken for signed
 * by a reader who is less careful. // source: RFC 9580, 7
 */
public final class ClearSigned {

    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final Pattern HASH = Pattern.compile("Hash: ([A-Za-z0-9, -]+)");
    private static final int MAX_LINES = 1_000_000;
    private static final int VERSION_6 = 6;

    private final String text;
    private final byte[] signed;
    private final List<OpenPgpSignature> signatures;

    private ClearSigned(String text, byte[] signed, List<OpenPgpSignature> signatures) {
        this.text = text;
        this.signed = signed;
        this.signatures = signatures;
    }

    /** True if the bytes start as such a text does. */
    public static boolean recognises(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, BEGIN.length()), StandardCharsets.ISO_8859_1).equals(BEGIN);
    }

    /**
     * Takes a text apart.
     *
     * @param name for messages
     * @param at offset in the file for messages
     * @throws FormatException if it is not one text with signatures and nothing else
     */
    public static ClearSigned read(String name, byte[] bytes, long at) {
        if (bytes.length > OpenPgpLimits.INPUT) {
            throw new FormatException(name, at, "a signed text of more than " + OpenPgpLimits.INPUT + " bytes");
        }
        // one character a byte, so that every offset is one of the file and no decoding changes what was signed
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int signatureAt = signatureAt(name, all, at);
        String[] lines = all.substring(0, signatureAt).split("\n", MAX_LINES);
        if (lines.length == MAX_LINES) {
            throw new FormatException(name, at, "a signed text of more than " + MAX_LINES + " lines");
        }
        int first = headers(name, lines, at);
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        for (int i = first; i < lines.length - 1; i++) {
            String line = trimmed(lines[i]);
            if (line.startsWith("- ")) {
                line = line.substring(2);
            } else if (line.startsWith("-")) {
                throw new FormatException(name, at, "a line of a signed text that starts with a dash and no blank");
            }
            text.append(line).append('\n');
            signed.writeBytes(((i == first ? "" : "\r\n") + line).getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] armored = java.util.Arrays.copyOfRange(bytes, signatureAt, bytes.length);
        List<OpenPgpSignature> signatures = OpenPgpSignature.detached(name, armored, at + signatureAt);
        checkHashes(name, lines, first, signatures, at);
        return new ClearSigned(
                new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                signed.toByteArray(),
                signatures);
    }

    /**
     * The digests of the signatures are those that are named above the text. // observed: gpg 2.2 "signature digest conflict
     * in message", without a name as well; source: RFC 9580, 7.1: signatures of version 6 do not need one
     */
    private static void checkHashes(
            String name, String[] lines, int first, List<OpenPgpSignature> signatures, long at) {
        Set<String> named = new HashSet<>();
        for (int i = 1; i < first - 1; i++) {
            Matcher header = HASH.matcher(lines[i].stripTrailing());
            if (header.matches()) {
                named.addAll(List.of(header.group(1).strip().split(" *, *", -1)));
            }
        }
        for (OpenPgpSignature signature : signatures) {
            String hash = Hash.inHeader(signature.hash());
            if (signature.version() < VERSION_6 && !named.contains(hash)) {
                throw new FormatException(
                        name, at, "a text with a signature over " + hash + ", which its headers do not name");
            }
        }
    }

    private static int signatureAt(String name, String all, long at) {
        int found = all.indexOf("\n" + SIGNATURE);
        if (!all.startsWith(BEGIN) || found < 0) {
            throw new FormatException(name, at, "not a text with an OpenPGP signature around it");
        }
        return found + 1;
    }

    /** Number of the first line of the text. */
    private static int headers(String name, String[] lines, long at) {
        if (!lines[0].stripTrailing().equals(BEGIN)) {
            throw new FormatException(name, at, "something stands on the first line of a signed text");
        }
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (line.isEmpty()) {
                return i + 1;
            }
            if (!HASH.matcher(line).matches()) {
                throw new FormatException(name, at, "a signed text with a header that is not Hash");
            }
        }
        throw new FormatException(name, at, "a signed text without an empty line before it");
    }

    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && " \t\r".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    /** The text that is signed: lines without white space at their ends, the last one ended as well. */
    public String text() {
        return text;
    }

    /** Checks every signature, in their order. As {@link OpenPgpSignature#check}. */
    public List<SignatureResult> check(KeyRing keys, Instant now) {
        return signatures.stream()
                .map(signature -> {
                    OpenPgpSignature.Check check = signature.checkText(keys, now);
                    check.update(signed, 0, signed.length);
                    return check.finish();
                })
                .toList();
    }
}
