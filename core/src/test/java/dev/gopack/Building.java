package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.BuildListener;
import dev.gopack.io.ContentSource;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Shorthands of the tests of the front door. */
final class Building {

    static final Instant DATE = Instant.ofEpochSecond(1_700_000_000);

    private Building() {}

    static Gopack gopack(int threads, BuildListener listener) {
        return Gopack.builder()
                .sourceDate(DATE)
                .threads(threads)
                .listener(listener)
                .build();
    }

    static Gopack gopack() {
        return gopack(2, BuildListener.NONE);
    }

    /** A package with one file of this text. */
    static PackageSpec spec(String name, String text) {
        return spec(name, ContentSource.of(name + ".txt", text));
    }

    static PackageSpec spec(String name, ContentSource content) {
        return PackageSpec.builder(name, "1.0.0")
                .content(ContentSpec.to("/opt/" + name).content(content))
                .build();
    }

    /** Content whose stream is made when it is opened. */
    static ContentSource content(String name, long size, Supplier<InputStream> stream) {
        return new ContentSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return stream.get();
            }
        };
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Nothing but the old file, with its old text. */
    static void assertOnlyOld(Path old) throws IOException {
        assertThat(old).hasContent("old");
        assertThat(names(old.getParent())).containsExactly(old.getFileName().toString());
    }
}
