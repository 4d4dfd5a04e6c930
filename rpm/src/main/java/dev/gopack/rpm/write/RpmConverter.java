package dev.gopack.rpm.write;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.archive.PayloadCompressor;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.payload.CpioWriter;
import dev.gopack.rpm.read.FileList;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.rpm.read.RpmReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Makes a package of format 6 of one of format 4, with the same files. Everything that the package says of itself is checked
 * on the way. Its signatures are of another header, so there are none.
 */
public final class RpmConverter {

    private static final int FORMAT = 6;
    private static final Pattern LEVEL = Pattern.compile("([0-9]{1,2}).*");

    private RpmConverter() {}

    /**
     * Converts one.
     *
     * @param out an empty file that can be read back, which stays open
     * @throws FormatException if it is no rpm, or not what its digests say
     * @throws InputException if it is of format 6 already
     */
    public static void convert(ByteSource source, int format, FileChannel out, WriteContext context)
            throws IOException {
        RpmFile rpm = RpmFile.open(source);
        if (format != FORMAT) {
            throw new InputException("rpm packages are converted to format 6, not to " + format);
        }
        if (rpm.main().has(Tags.RPMFORMAT)) {
            throw new InputException(source.name() + " is of format "
                    + rpm.main().number(Tags.RPMFORMAT).orElse(0L) + " already");
        }
        FileList files = new FileList(rpm.main(), rpm.isSource());
        FileClass classes = new FileClass(rpm.architecture());
        MimeTypes types = new MimeTypes(classes);
        Compression compression = compression(rpm);
        HeaderImage main = ConvertedHeader.describe(rpm, files, compression, types);
        SignatureHeader header = new SignatureHeader(true);
        long mainAt = (long) Lead.SIZE + header.size();

        out.position(mainAt + main.size());
        PayloadSummary payload = payload(source, files, classes, types, compression, out, context);

        MainHeader.complete(main, payload);
        HeaderBuilder entries = header.entries(main.bytes(), payload);
        byte[] signature = header.encode(entries);
        if (signature.length != header.size()) {
            throw new IllegalStateException("without signatures, all signature headers are of one size");
        }
        RpmWriter.write(out, mainAt, main.bytes());
        RpmWriter.write(out, Lead.SIZE, signature);
        RpmWriter.write(
                out, 0, new Lead(Lead.FORMAT_6, rpm.isSource(), 0, rpm.lead().name()).encode());
    }

    /** The one that it had, if it is one that is written. */
    private static Compression compression(RpmFile rpm) {
        Codec codec = rpm.main()
                .text(Tags.PAYLOADCOMPRESSOR)
                .map(word -> Codec.of(word).orElse(Codec.ZSTD))
                .orElse(Codec.NONE);
        Matcher level = LEVEL.matcher(rpm.main().text(Tags.PAYLOADFLAGS).orElse(""));
        boolean known = rpm.main()
                .text(Tags.PAYLOADCOMPRESSOR)
                .filter(codec.word()::equals)
                .isPresent();
        if (known && level.matches()) {
            int number = Integer.parseInt(level.group(1));
            if (number >= codec.lowestLevel() && number <= codec.highestLevel()) {
                return new Compression(codec, number);
            }
        }
        return Compression.of(codec);
    }

    private static PayloadSummary payload(
            ByteSource source,
            FileList files,
            FileClass classes,
            MimeTypes types,
            Compression compression,
            FileChannel out,
            WriteContext context)
            throws IOException {
        Map<Tag, MessageDigest> digests = new HashMap<>();
        CRC32C checksum = new CRC32C();
        OutputStream checked = new CheckedOutputStream(Channels.newOutputStream(out), checksum);
        Digests.Tap compressed = new Digests.Tap(tapped(checked, PayloadWriter.COMPRESSED, digests));
        MessageDigest compressedDigest = Digests.sha256();
        MessageDigest archiveDigest = Digests.sha256();
        PayloadCompressor compressor =
                PayloadCompressor.open(new Digests.Tap(compressed, compressedDigest), compression, context.workers());
        boolean complete = false;
        try {
            OutputStream archive = new Digests.Tap(tapped(compressor, PayloadWriter.ARCHIVE, digests), archiveDigest);
            ConvertedPayload converted = new ConvertedPayload(files, new CpioWriter(archive, true), classes, types);
            check(source, RpmReader.read(source, converted));
            long size = converted.finish();
            compressor.close();
            complete = true;
            Map<Tag, String> strong = new HashMap<>();
            digests.forEach((tag, digest) -> strong.put(tag, Digests.hex(digest)));
            return new PayloadSummary(
                    size,
                    compressed.count(),
                    Digests.hex(archiveDigest),
                    Digests.hex(compressedDigest),
                    checksum.getValue(),
                    strong,
                    converted.digests(),
                    converted.kinds(),
                    new int[0]);
        } finally {
            if (!complete) {
                compressor.abandon();
            }
        }
    }

    private static OutputStream tapped(OutputStream out, Map<Tag, String> algorithms, Map<Tag, MessageDigest> digests) {
        OutputStream tapped = out;
        for (Map.Entry<Tag, String> one : algorithms.entrySet()) {
            MessageDigest digest = Digests.digest(one.getValue());
            digests.put(one.getKey(), digest);
            tapped = new Digests.Tap(tapped, digest);
        }
        return tapped;
    }

    private static void check(ByteSource source, PackageInfo info) {
        for (PackageInfo.DigestCheck digest : info.digests()) {
            if (!digest.matches()) {
                throw new FormatException(
                        source.name(),
                        0,
                        digest.name() + " is " + digest.actual() + ", and the package states " + digest.stated());
            }
        }
    }
}
