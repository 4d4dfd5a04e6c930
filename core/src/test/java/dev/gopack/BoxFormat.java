package dev.gopack;

import dev.gopack.format.ContentReader;
import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.io.Spool;
import dev.gopack.io.WrittenPieces;
import dev.gopack.model.Architecture;
import dev.gopack.model.FileEntry;
import dev.gopack.model.SignSettings;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The smallest thing that is a package format: a line for each file, and the contents, which pass through a spool. A package
 * named damaged gets a wrong byte on the disk.
 */
public class BoxFormat implements PackageFormat {

    /** What the format has against packages that are named so. */
    static final Rule REFUSED = Rule.error("box.refused", "Packages are not named refused");

    private final String id;

    /** For the service loader. */
    public BoxFormat() {
        this("box");
    }

    private BoxFormat(String id) {
        this.id = id;
    }

    /** A second format that differs in its name only. */
    public static final class Crate extends BoxFormat {
        /** For the service loader. */
        public Crate() {
            super("crate");
        }
    }

    /** A plan is the draft itself. */
    record Plan(String format, PackageDraft draft) implements PackagePlan {
        @Override
        public String name() {
            return draft.spec().name();
        }

        @Override
        public String evr() {
            return draft.version().upstream();
        }

        @Override
        public Architecture architecture() {
            return draft.architecture();
        }

        @Override
        public String nativeArchitecture() {
            return draft.architecture().name();
        }

        @Override
        public String fileName() {
            String suffix = draft.spec().release().equals("noarch") ? "" : "_" + architecture();
            return name() + "-" + evr() + suffix + "." + format;
        }

        @Override
        public List<FileEntry> files() {
            return draft.files();
        }

        @Override
        public List<Relation> relations() {
            return List.of();
        }

        @Override
        public Instant date() {
            return Instant.ofEpochSecond(draft.timestamp());
        }

        @Override
        public SignSettings signing() {
            return draft.spec().sign();
        }

        @Override
        public long contentSize() {
            return regular().stream().mapToLong(file -> file.content().size()).sum();
        }

        List<FileEntry.Regular> regular() {
            return files().stream()
                    .filter(FileEntry.Regular.class::isInstance)
                    .map(FileEntry.Regular.class::cast)
                    .toList();
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public PackagePlan plan(PackageDraft draft, Report.Collector findings) {
        if (draft.spec().name().equals("refused")) {
            findings.add(REFUSED.finding("no package is named refused"));
        }
        return new Plan(id, draft);
    }

    @Override
    public Proof write(PackagePlan plan, FileChannel out, WriteContext context) throws IOException {
        Plan box = (Plan) plan;
        OutputStream sink = Channels.newOutputStream(out);
        line(sink, "BOX " + plan.name() + " " + plan.evr() + " " + box.draft().timestamp());
        ContentReader reader = new ContentReader(plan, context.listener());
        try (Spool spool = context.spool()) {
            for (FileEntry.Regular file : box.regular()) {
                line(sink, file.path() + " " + file.content().size());
                OutputStream appender = spool.appender();
                reader.read(file.content(), (bytes, count) -> appender.write(bytes, 0, count));
            }
            line(sink, "");
            spool.transferTo(out);
        }
        WrittenPieces pieces = new WrittenPieces();
        byte[] all = new byte[(int) out.size()];
        out.read(ByteBuffer.wrap(all), 0);
        pieces.add(0, all);
        if (plan.name().equals("damaged")) {
            out.write(ByteBuffer.wrap(new byte[] {'?'}), all.length - 1);
        }
        return (written, findings) -> pieces.check(written);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean recognises(byte[] firstBytes) {
        return id.equals("box") && new String(firstBytes, StandardCharsets.UTF_8).startsWith("BOX ");
    }

    @Override
    public PackageInfo read(ByteSource source, ContentTaker contents) throws IOException {
        byte[] bytes = new ByteSourceInputStream(source, 0, source.size()).readAllBytes();
        String[] first = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" ");
        return new PackageInfo(
                id, first[1], first[2], "", Map.of(), Map.of(), List.of(), Map.of(), List.of(), List.of());
    }
}
