package dev.gopack.deb;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Spool;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.EntryPath;
import dev.gopack.report.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vafer.jdeb.DataConsumer;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Takes what jdeb's {@link DataProducer}s produce as contents of a package, of any format. Needs jdeb on the class path,
 * and no other class of Gopack does.
 *
 * <pre>{@code
 * try (JdebContents contents = JdebContents.in(Path.of("build"))) {
 *     contents.add(new DataProducerFile(program, "/usr/bin/tool", null, null, mappers), ContentType.FILE);
 *     Spec spec = Spec.of(PackageSpec.builder("tool", "1.2.3").contents(contents.contents()).build());
 *     Gopack.create().build(spec, Path.of("out"), Selection.ALL);
 * }
 * }</pre>
 *
 * Producers push their bytes, writers pull them: so the bytes wait in one temporary file, which is gone when this is
 * closed; close it after the packages are written. Modes and owners are kept. Times are not: jdeb gives the time of the
 * run to everything, a package gets its own. A path that two producers give is an error, unlike in jdeb.
 */
public final class JdebContents implements AutoCloseable {

    private static final int DEFAULT_DIRECTORY_MODE = 0755;

    private final Spool spool;
    private final ByteSource bytes;
    private final Map<String, ContentSpec> contents = new LinkedHashMap<>();

    private JdebContents(Spool spool) {
        this.spool = spool;
        this.bytes = spool.asSource("jdeb contents");
    }

    /** Nothing yet. The temporary file goes into the directory. */
    public static JdebContents in(Path directory) throws IOException {
        return new JdebContents(Spool.in(directory));
    }

    /**
     * Lets a producer produce.
     *
     * @param type what its files are: {@link ContentType#FILE}, or one of the kinds of configuration for what jdeb calls
     *     conffiles
     * @throws InputException if it gives a path that no package can have, or that was given before
     */
    public JdebContents add(DataProducer producer, ContentType type) throws IOException {
        producer.produce(new Consumer(type));
        return this;
    }

    /**
     * What was produced, in order. Plain directories with something below them are left out, since every format makes
     * those itself.
     */
    public List<ContentSpec> contents() {
        Set<EntryPath> filled = new HashSet<>();
        contents.values()
                .forEach(content -> EntryPath.of(content.dst()).parent().ifPresent(filled::add));
        List<ContentSpec> kept = new ArrayList<>();
        contents.values().forEach(content -> {
            if (!isPlainDirectory(content) || !filled.contains(EntryPath.of(content.dst()))) {
                kept.add(content);
            }
        });
        return kept;
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    private static boolean isPlainDirectory(ContentSpec content) {
        Integer mode = content.mode();
        return content.type() == ContentType.DIR
                && mode != null
                && mode == DEFAULT_DIRECTORY_MODE
                && "root".equals(content.owner())
                && "root".equals(content.group());
    }

    private void put(TarArchiveEntry entry, ContentSpec.Builder content) {
        ContentSpec built = content.owner(owner(entry.getUserName(), entry.getLongUserId()))
                .group(owner(entry.getGroupName(), entry.getLongGroupId()))
                .mode(entry.getMode() & 07777)
                .build();
        ContentSpec before = contents.putIfAbsent(built.dst(), built);
        boolean bothDirectories = before != null && before.type() == ContentType.DIR && built.type() == ContentType.DIR;
        if (before != null && !bothDirectories) {
            throw new InputException("two jdeb producers give " + built.dst());
        }
    }

    private static String owner(String name, long number) {
        if (!name.isEmpty()) {
            return name;
        }
        return number == 0 ? "root" : Long.toString(number);
    }

    private static EntryPath path(String name) {
        try {
            return EntryPath.of(name);
        } catch (IllegalArgumentException e) {
            throw new InputException("a jdeb producer gives a path that no package can have: " + e.getMessage(), e);
        }
    }

    /** Takes over what one producer pushes. */
    private final class Consumer implements DataConsumer {
        private final ContentType type;

        Consumer(ContentType type) {
            this.type = type;
        }

        @Override
        public void onEachDir(TarArchiveEntry entry) {
            EntryPath path = path(entry.getName());
            if (!path.equals(EntryPath.ROOT)) {
                put(entry, ContentSpec.to(path.value()).type(ContentType.DIR));
            }
        }

        @Override
        public void onEachFile(InputStream in, TarArchiveEntry entry) throws IOException {
            EntryPath path = path(entry.getName());
            long from = spool.size();
            in.transferTo(spool.appender());
            ContentSource content = new Slice(path.value() + " (from a jdeb producer)", from, spool.size());
            put(entry, ContentSpec.to(path.value()).type(type).content(content));
        }

        @Override
        public void onEachLink(TarArchiveEntry entry) {
            EntryPath path = path(entry.getName());
            boolean symbolic = entry.isSymbolicLink();
            String target =
                    symbolic ? entry.getLinkName() : path(entry.getLinkName()).value();
            put(
                    entry,
                    ContentSpec.to(path.value())
                            .type(symbolic ? ContentType.SYMLINK : ContentType.HARDLINK)
                            .src(target));
        }
    }

    /** The part of the temporary file that belongs to one content. */
    private final class Slice implements ContentSource {
        private final String name;
        private final long from;
        private final long to;

        Slice(String name, long from, long to) {
            this.name = name;
            this.from = from;
            this.to = to;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return to - from;
        }

        @Override
        public InputStream open() {
            return new ByteSourceInputStream(bytes, from, to);
        }
    }
}
