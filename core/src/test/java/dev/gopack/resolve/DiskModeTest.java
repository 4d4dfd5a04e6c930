package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.EntryPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskModeTest {

    @TempDir
    Path directory;

    @Test
    void theModeOnDiskHasTwelveBits() throws IOException {
        Path file = Files.createFile(directory.resolve("x"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setAttribute(file, "unix:mode", 04751);
        assertThat(DiskMode.of(DiskAttributes.of(file), EntryPath.of("/x"))).isEqualTo(04751);
    }

    @ParameterizedTest(name = "{0} less umask {1} is {2}")
    @CsvSource({
        "0644, 0022, 0644",
        "0664, 0022, 0644",
        "0664, 0002, 0664",
        "0666, 0000, 0666",
        "0775, 0022, 0755",
        "0777, 0002, 0775",
        "0600, 0022, 0600",
        "0755, 0077, 0700",
        "06755, 0000, 0755",
        "01777, 0022, 0755",
        "0444, 0002, 0444"
    })
    void theUmaskIsTakenAwayAndSpecialBitsNeverComeFromDisk(String onDisk, String umask, String packaged) {
        assertThat(DiskMode.packaged(Integer.parseInt(onDisk, 8), Integer.parseInt(umask, 8)))
                .isEqualTo(Integer.parseInt(packaged, 8));
    }

    @ParameterizedTest(name = "{0} gets {1}")
    @CsvSource({
        "/usr/bin/x, 0755",
        "/usr/sbin/x, 0755",
        "/opt/x/bin/x, 0755",
        "/usr/libexec/x, 0755",
        "/usr/share/bin.txt, 0644",
        "/usr/share/x, 0644",
        "/x, 0644"
    })
    void whereTheFileSystemHasNoModesTheDestinationDecides(String destination, String mode) throws IOException {
        URI zip = URI.create("jar:" + directory.resolve("x.zip").toUri());
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Path file = Files.writeString(files.getPath("/some file"), "x");
            assertThat(DiskMode.of(DiskAttributes.of(file), EntryPath.of(destination)))
                    .isEqualTo(Integer.parseInt(mode, 8));
            Path folder = Files.createDirectory(files.getPath("/folder"));
            assertThat(DiskMode.of(DiskAttributes.of(folder), EntryPath.of(destination)))
                    .isEqualTo(0755);
        }
    }
}
