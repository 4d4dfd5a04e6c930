package dev.gopack.rpm.read;

import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageInfo;
import dev.gopack.io.ByteSource;
import dev.gopack.rpm.header.Tags;
import java.io.IOException;

/** Reads a whole package: headers, digests, payload. */
public final class RpmReader {

    private static final String FORMAT = "rpm";

    private RpmReader() {}

    /**
     * What the package says of itself, and which of its digests are right.
     *
     * @throws dev.gopack.report.FormatException if it is not an rpm, or its parts do not fit each other
     */
    public static PackageInfo read(ByteSource source) throws IOException {
        return read(source, ContentTaker.NONE);
    }

    /** As the other one, and hands on the contents of the files. */
    public static PackageInfo read(ByteSource source, ContentTaker contents) throws IOException {
        RpmFile rpm = RpmFile.open(source);
        FileList files = new FileList(rpm.main(), rpm.isSource());
        return new PackageInfo(
                FORMAT,
                rpm.main().text(Tags.NAME).orElse(""),
                rpm.evr(),
                rpm.architecture(),
                Fields.of(rpm),
                Relations.of(rpm.main()),
                PackagedFiles.of(rpm.main(), files),
                Scripts.of(rpm.main()),
                ChangelogText.of(rpm.main()),
                DigestChecks.of(rpm, files, contents));
    }

    /**
     * Reads what else is said of files.
     *
     * @throws dev.gopack.report.FormatException if it cannot be read
     */
    public static void checkFiles(RpmFile rpm) {
        PackagedFiles.of(rpm.main(), new FileList(rpm.main(), rpm.isSource()));
    }

    /**
     * Reads the lists of relations, scripts and changes without looking at the payload.
     *
     * @throws dev.gopack.report.FormatException if they do not fit each other
     */
    public static void checkLists(RpmFile rpm) {
        Fields.of(rpm);
        Relations.of(rpm.main());
        Scripts.of(rpm.main());
        ChangelogText.of(rpm.main());
    }
}
