package dev.gopack.lint;

import dev.gopack.format.ContentTaker;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Spool;
import dev.gopack.report.FormatException;
import dev.gopack.survey.Subject.Program;
import dev.gopack.survey.Surveyor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sees the contents of a package while it is read: programs go to temporary files, small texts are kept. */
final class PackageContents implements ContentTaker {

    private final Path temporary;
    private final Map<String, Content> seen = new HashMap<>();

    PackageContents(Path temporary) {
        this.temporary = temporary;
    }

    /** What was seen at a path. */
    Content of(String path) {
        return seen.getOrDefault(path, Content.UNKNOWN);
    }

    @Override
    public Optional<OutputStream> take(String path, long size) {
        return Optional.of(new Taken(path, isText(path, size)));
    }

    /** True if rules read the whole of it. */
    static boolean isText(String path, long size) {
        return path.contains("/systemd/") && size <= Content.LARGEST_TEXT;
    }

    private final class Taken extends OutputStream {

        private final String path;
        private final boolean keep;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private Optional<Spool> spool = Optional.empty();
        private boolean decided;

        Taken(String path, boolean keep) {
            this.path = path;
            this.keep = keep;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int room = keep ? length : Math.min(length, Content.FIRST - Math.min(Content.FIRST, text.size()));
            text.write(bytes, offset, room);
            if (spool.isPresent()) {
                spool.get().appender().write(bytes, offset, length);
            } else if (!decided && text.size() >= Content.FIRST) {
                decide();
                if (spool.isPresent()) {
                    int rest = length - room;
                    spool.get().appender().write(bytes, offset + room, rest);
                }
            }
        }

        /** Whether it is a program shows in its first bytes, or in all if there are fewer. */
        private void decide() throws IOException {
            decided = true;
            if (Surveyor.looksLikeProgram(text.toByteArray())) {
                Spool kept = Spool.inTemporary(temporary);
                spool = Optional.of(kept);
                kept.appender().write(text.toByteArray());
            }
        }

        @Override
        public void close() throws IOException {
            if (!decided) {
                decide();
            }
            Optional<Program> program = Optional.empty();
            String problem = "";
            if (spool.isPresent()) {
                try (Spool kept = spool.get();
                        ByteSource source = kept.asSource(path)) {
                    program = Optional.of(Surveyor.built(path, source));
                } catch (FormatException e) {
                    problem = String.valueOf(e.getMessage());
                }
                spool = Optional.empty();
            }
            seen.put(path, Content.of(text.toByteArray(), program, problem, keep));
        }
    }
}
