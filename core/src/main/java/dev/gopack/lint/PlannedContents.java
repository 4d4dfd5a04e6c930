package dev.gopack.lint;

import dev.gopack.format.PackagePlan;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Digests;
import dev.gopack.model.FileEntry;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.survey.Subject.Program;
import dev.gopack.survey.Surveyor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sees the contents that are planned to go into packages where they lie: of each its first bytes, and what a program is.
 * What several packages have in common is looked at once; what can only be opened once, front to back, is left to whoever
 * writes it. Safe for use by several threads.
 */
public final class PlannedContents {

    private final Map<Seen, Content> seen = new ConcurrentHashMap<>();
    private final Map<ContentSource, String> digests = new ConcurrentHashMap<>();

    /** What was looked at: where it is installed decides what of it is kept. */
    private record Seen(String path, ContentSource content) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seen that && path.equals(that.path) && content.equals(that.content);
        }

        @Override
        public int hashCode() {
            return 31 * path.hashCode() + content.hashCode();
        }
    }

    /** Nothing seen yet. */
    public PlannedContents() {}

    /**
     * The contents of a plan's files, by their paths.
     *
     * @throws InputException if one of them cannot be read
     */
    Map<String, Content> of(PackagePlan plan) {
        Map<Long, List<FileEntry.Regular>> bySize = new LinkedHashMap<>();
        Map<String, Content> contents = new HashMap<>();
        for (FileEntry file : plan.files()) {
            if (file instanceof FileEntry.Regular regular) {
                String path = file.path().value();
                Content content = look(path, regular.content());
                contents.put(path, content);
                if (regular.content().size() >= Content.LARGE && content.known()) {
                    bySize.computeIfAbsent(regular.content().size(), key -> new ArrayList<>())
                            .add(regular);
                }
            }
        }
        bySize.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(List::stream)
                .forEach(file -> contents.computeIfPresent(
                        file.path().value(), (path, content) -> content.identified(digest(file.content()))));
        return contents;
    }

    private Content look(String path, ContentSource source) {
        return seen.computeIfAbsent(new Seen(path, source), key -> {
            try {
                return read(path, source, PackageContents.isText(path, source.size()));
            } catch (IOException e) {
                throw unreadable(source, e);
            }
        });
    }

    private static InputException unreadable(ContentSource source, IOException e) {
        return new InputException("cannot read " + source.name() + ": " + GopackException.reason(e), e);
    }

    private Content read(String path, ContentSource source, boolean text) throws IOException {
        Optional<ByteSource> seekable = source.seekable();
        if (seekable.isEmpty()) {
            return Content.UNKNOWN; // it can be opened once, and that is for the package
        }
        try (ByteSource bytes = seekable.get()) {
            byte[] start = start(bytes, text ? Content.LARGEST_TEXT : Content.FIRST);
            Optional<Program> program = Optional.empty();
            String problem = "";
            if (Surveyor.looksLikeProgram(start)) {
                try {
                    program = Optional.of(Surveyor.built(path, bytes));
                } catch (FormatException e) {
                    problem = String.valueOf(e.getMessage());
                }
            }
            return Content.of(start, program, problem, text);
        }
    }

    private static byte[] start(ByteSource source, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, source.size()));
        int count = 1;
        while (count > 0 && bytes.hasRemaining()) {
            count = source.read(bytes.position(), bytes);
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    private String digest(ContentSource source) {
        return digests.computeIfAbsent(source, content -> {
            MessageDigest digest = Digests.sha256();
            try (InputStream in = content.open();
                    OutputStream out = new Digests.Tap(OutputStream.nullOutputStream(), digest)) {
                in.transferTo(out);
                return Digests.hex(digest);
            } catch (IOException e) {
                throw unreadable(content, e);
            }
        });
    }
}
