package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.gopack.io.ContentSource;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.report.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.mapping.Mapper;
import org.vafer.jdeb.mapping.PermMapper;
import org.vafer.jdeb.producers.DataProducerArchive;
import org.vafer.jdeb.producers.DataProducerDirectory;
import org.vafer.jdeb.producers.DataProducerFile;
import org.vafer.jdeb.producers.DataProducerLink;
import org.vafer.jdeb.producers.DataProducerPathTemplate;

/** Real producers of jdeb as a source of contents. */
class JdebContentsTest {

    private static final Mapper[] EXECUTABLE = {new PermMapper(0, 0, "root", "root", "0755", "0755", 0, null)};
    private static final Mapper[] SERVICE = {new PermMapper(-1, -1, "www-data", "adm", "0640", "0750", 0, null)};

    @TempDir
    Path directory;

    private Path sources;

    @BeforeEach
    void files() throws IOException {
        sources = Files.createDirectories(directory.resolve("sources"));
        Files.writeString(sources.resolve("tool"), "program");
        Files.createDirectories(sources.resolve("share/empty"));
        Files.writeString(sources.resolve("share/a.txt"), "a");
    }

    @Test
    void takesFilesWithTheirModesAndOwners() throws IOException {
        try (JdebContents contents = JdebContents.in(directory)) {
            contents.add(file("/usr/bin/tool", EXECUTABLE), ContentType.FILE)
                    .add(file("/etc/tool.conf", SERVICE), ContentType.CONFIG);
            assertThat(contents.contents())
                    .extracting(
                            ContentSpec::dst,
                            ContentSpec::type,
                            ContentSpec::owner,
                            ContentSpec::group,
                            ContentSpec::mode)
                    .containsExactly(
                            tuple("/usr/bin/tool", ContentType.FILE, "root", "root", 0755),
                            tuple("/etc/tool.conf", ContentType.CONFIG, "www-data", "adm", 0640));
            assertThat(contents.contents()).extracting(this::text).containsOnly("program");
            assertThat(contents.contents()).extracting(ContentSpec::mtime).containsOnlyNulls();
        }
    }

    @Test
    void takesDirectoriesArchivesTemplatesAndLinks() throws IOException {
        DataProducer tree = new DataProducerDirectory(sources.resolve("share").toFile(), null, null, null);
        DataProducer template = new DataProducerPathTemplate(new String[] {"/var/lib/tool"}, null, null, SERVICE);
        try (JdebContents contents = JdebContents.in(directory)) {
            contents.add(tree, ContentType.FILE)
                    .add(template, ContentType.FILE)
                    .add(new DataProducerLink("/usr/bin/t", "tool", true, null, null, null), ContentType.FILE)
                    .add(new DataProducerLink("/usr/bin/u", "/usr/bin/tool", false, null, null, null), ContentType.FILE)
                    .add(new DataProducerArchive(archive().toFile(), null, null, null), ContentType.FILE);
            assertThat(contents.contents())
                    .extracting(ContentSpec::dst, ContentSpec::type, ContentSpec::src)
                    .containsExactlyInAnyOrder(
                            tuple("/a.txt", ContentType.FILE, ""),
                            tuple("/empty", ContentType.DIR, ""),
                            tuple("/var/lib/tool", ContentType.DIR, ""),
                            tuple("/usr/bin/t", ContentType.SYMLINK, "tool"),
                            tuple("/usr/bin/u", ContentType.HARDLINK, "/usr/bin/tool"),
                            tuple("/opt/x", ContentType.FILE, ""));
        }
    }

    @Test
    void refusesPathsThatLeaveTheRoot() throws IOException {
        try (JdebContents contents = JdebContents.in(directory)) {
            assertThatThrownBy(() -> contents.add(file("/../../etc/evil", EXECUTABLE), ContentType.FILE))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("evil");
        }
    }

    @Test
    void refusesTheSamePathTwice() throws IOException {
        try (JdebContents contents = JdebContents.in(directory)) {
            contents.add(file("/usr/bin/tool", EXECUTABLE), ContentType.FILE);
            assertThatThrownBy(() -> contents.add(file("/usr/bin/tool", EXECUTABLE), ContentType.FILE))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("/usr/bin/tool");
        }
    }

    @Test
    void leavesNoTemporaryFile() throws IOException {
        try (JdebContents contents = JdebContents.in(directory)) {
            contents.add(file("/usr/bin/tool", EXECUTABLE), ContentType.FILE);
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(sources);
        }
    }

    private DataProducer file(String path, Mapper[] mappers) {
        return new DataProducerFile(sources.resolve("tool").toFile(), path, null, null, mappers);
    }

    private Path archive() throws IOException {
        Path file = directory.resolve("sources/x.tar");
        try (var tar =
                new org.apache.commons.compress.archivers.tar.TarArchiveOutputStream(Files.newOutputStream(file))) {
            var entry = new org.apache.commons.compress.archivers.tar.TarArchiveEntry("opt/x");
            entry.setSize(1);
            tar.putArchiveEntry(entry);
            tar.write('x');
            tar.closeArchiveEntry();
        }
        return file;
    }

    private String text(ContentSpec content) {
        ContentSource source = content.content();
        try (InputStream in = source.open()) {
            byte[] bytes = in.readAllBytes();
            assertThat(bytes).hasSize((int) source.size());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
