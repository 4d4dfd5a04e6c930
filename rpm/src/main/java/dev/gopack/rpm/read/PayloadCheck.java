package dev.gopack.rpm.read;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Decompressors;
import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageInfo.DigestCheck;
import dev.gopack.io.BoundedReader;
import dev.gopack.io.Digests;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.payload.CpioEntry;
import dev.gopack.rpm.payload.CpioReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Unpacks the payload without keeping it, and compares it with the files that the header lists. */
final class PayloadCheck {

    /** The most that a payload may decompress to. */
    static final long MAX_ARCHIVE = 16L << 30;

    private static final int BUFFER = 1 << 16;

    private final RpmFile rpm;
    private final FileList files;
    private final ContentTaker contents;
    private final String name;
    private final BitSet seen = new BitSet();
    private final List<DigestCheck> checks = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private final FileDigest algorithm;
    private final MessageDigest digest;

    PayloadCheck(RpmFile rpm, FileList files, ContentTaker contents) {
        this.rpm = rpm;
        this.files = files;
        this.contents = contents;
        this.name = rpm.source().name() + " (payload)";
        this.algorithm = FileDigest.of(rpm.main());
        this.digest = algorithm.digest();
    }

    /** Size of the archive and digests of the files in it. */
    record Result(long size, List<DigestCheck> digests) {}

    /** Reads the payload once; {@code archiveDigests} are fed with what it decompresses to. */
    Result read(List<MessageDigest> archiveDigests) throws IOException {
        long end = rpm.source().size();
        try (InputStream decoded = Decompressors.open(rpm.source(), rpm.payloadAt(), end, codec(), MAX_ARCHIVE)) {
            InputStream counted = decoded;
            for (MessageDigest one : archiveDigests) {
                counted = new DigestInputStream(counted, one);
            }
            BoundedReader in = new BoundedReader(name, new java.io.BufferedInputStream(counted, BUFFER), 0);
            CpioReader cpio = new CpioReader(in, file -> file < files.count() ? files.payloadSize(file) : -1);
            for (Optional<CpioEntry> entry = cpio.next(); entry.isPresent(); entry = cpio.next()) {
                check(cpio, entry.get(), in.offset());
            }
            cpio.finish();
            checkAllSeen(in.offset());
            return new Result(in.offset(), checks);
        }
    }

    private Codec codec() {
        Optional<String> word = rpm.main().text(Tags.PAYLOADCOMPRESSOR);
        String format = rpm.main().text(Tags.PAYLOADFORMAT).orElse("cpio");
        if (!format.equals("cpio")) {
            throw rpm.main()
                    .broken(
                            Tags.PAYLOADFORMAT.number(),
                            "payload format " + GopackException.quote(format) + " is not supported");
        }
        if (word.isEmpty()) {
            return Codec.NONE;
        }
        return Codec.readable(word.get()).orElseThrow(() -> rpm.main()
                .broken(
                        Tags.PAYLOADCOMPRESSOR.number(),
                        "payload compression " + GopackException.quote(word.get()) + " is not supported"));
    }

    private void check(CpioReader cpio, CpioEntry entry, long at) throws IOException {
        int file = entry.index() >= 0 ? entry.index() : files.number(path(entry.name()));
        if (file < 0) {
            throw broken(at, "has " + GopackException.quote(entry.name()) + ", which the header does not list");
        }
        String path = GopackException.quote(files.path(file));
        if (seen.get(file)) {
            throw broken(at, "has " + path + " twice");
        }
        seen.set(file);
        if (files.isGhost(file)) {
            throw broken(at, "has " + path + ", which is a ghost");
        }
        boolean named = entry.index() < 0;
        if (named && (entry.mode() & FileList.TYPE) != (files.mode(file) & FileList.TYPE)) {
            throw broken(at, "has " + path + " as another kind of file than the header");
        }
        if (entry.size() != files.payloadSize(file)) {
            throw broken(
                    at, "has " + entry.size() + " bytes for " + path + ", the header has " + files.payloadSize(file));
        }
        checkData(cpio, file, at);
    }

    /** Path of an entry: rpm writes {@code ./usr}, others {@code /usr} or {@code usr}. */
    private String path(String entry) {
        String path = entry.startsWith("./") ? entry.substring(2) : entry;
        return rpm.isSource() || path.startsWith("/") ? path : "/" + path;
    }

    private void checkData(CpioReader cpio, int file, long at) throws IOException {
        if (files.isSymlink(file)) {
            checkTarget(cpio, file, at);
            return;
        }
        List<Integer> names = files.names(file);
        boolean carriesData = names.get(names.size() - 1) == file;
        if (!files.isRegular(file) || !carriesData) {
            return;
        }
        try (OutputStream taken =
                contents.take(files.path(file), files.payloadSize(file)).orElseGet(OutputStream::nullOutputStream)) {
            for (int count = cpio.read(buffer); count >= 0; count = cpio.read(buffer)) {
                digest.update(buffer, 0, count);
                taken.write(buffer, 0, count);
            }
        }
        String actual = Digests.hex(digest);
        for (int one : names) {
            if (!files.digest(one).isEmpty()) {
                checks.add(new DigestCheck("file " + files.path(one), prefixed(files.digest(one)), prefixed(actual)));
            }
        }
    }

    private String prefixed(String hex) {
        return algorithm.name() + ":" + hex;
    }

    private void checkTarget(CpioReader cpio, int file, long at) throws IOException {
        byte[] expected = files.target(file).getBytes(StandardCharsets.UTF_8);
        byte[] found = new byte[expected.length + 1];
        int filled = 0;
        byte[] piece = new byte[found.length];
        for (int count = cpio.read(piece); count >= 0 && filled + count < found.length; count = cpio.read(piece)) {
            System.arraycopy(piece, 0, found, filled, count);
            filled += count;
        }
        if (files.size(file) != filled || !java.util.Arrays.equals(expected, 0, expected.length, found, 0, filled)) {
            throw broken(at, "has another target for the link " + GopackException.quote(files.path(file)));
        }
    }

    private void checkAllSeen(long at) {
        for (int i = 0; i < files.count(); i++) {
            if (!seen.get(i) && !files.isGhost(i)) {
                throw broken(at, "lacks " + GopackException.quote(files.path(i)));
            }
        }
    }

    private FormatException broken(long at, String problem) {
        return new FormatException(name, at, "the payload " + problem);
    }
}
