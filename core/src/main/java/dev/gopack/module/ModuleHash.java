package dev.gopack.module;

import dev.gopack.io.Digests;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash that {@code go.sum} has of a module: SHA-256 over the list of its files with their SHA-256, as {@code sha256sum}
 * would print it, sorted by the bytes of the names. // source: x/mod sumdb/dirhash/hash.go Hash1
 */
public final class ModuleHash {

    /** What such a hash starts with. */
    public static final String ALGORITHM = "h1:";

    /** Where the bytes of a file are. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    private final String source;
    private final Map<byte[], Opener> files = new TreeMap<>(Arrays::compareUnsigned);

    private ModuleHash(String source) {
        this.source = source;
    }

    /**
     * The hash of a module by its zip, whose every byte is read and checked.
     *
     * @throws FormatException if the content of the zip is broken
     */
    public static String h1(ModuleZip zip) throws IOException {
        ModuleHash hash = new ModuleHash(zip.name());
        for (ModuleZip.Entry entry : zip.entries()) {
            hash.add(entry.name(), () -> zip.open(entry));
        }
        return hash.compute();
    }

    /** The hash of a {@code go.mod}, which {@code go.sum} has in a line of its own. */
    public static String h1OfGoMod(byte[] text) {
        ModuleHash hash = new ModuleHash(GoMod.NAME);
        hash.add(GoMod.NAME, () -> new java.io.ByteArrayInputStream(text));
        try {
            return hash.compute();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail", e);
        }
    }

    /**
     * The hash of a module by its files on disk, which is that of its zip.
     *
     * @param module whose path and version stand before each name
     * @throws FormatException if there is anything but files and directories
     */
    public static String h1(Path directory, ModuleRef module) throws IOException {
        ModuleHash hash = new ModuleHash(directory.toString());
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isRegularFile()) {
                    throw new FormatException(file.toString(), 0, "is neither a file nor a directory");
                }
                StringBuilder name = new StringBuilder(module.toString());
                directory.relativize(file).forEach(element -> name.append('/').append(element));
                hash.add(name.toString(), () -> Files.newInputStream(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return hash.compute();
    }

    private void add(String name, Opener opener) {
        if (name.indexOf('\n') >= 0) {
            throw new FormatException(source, 0, "a name with a newline cannot be hashed");
        }
        files.put(name.getBytes(StandardCharsets.UTF_8), opener);
    }

    private String compute() throws IOException {
        MessageDigest all = Digests.sha256();
        byte[] buffer = new byte[1 << 16];
        for (Map.Entry<byte[], Opener> file : files.entrySet()) {
            MessageDigest one = Digests.sha256();
            try (InputStream in = file.getValue().open()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    one.update(buffer, 0, count);
                }
            }
            all.update((Digests.hex(one) + "  ").getBytes(StandardCharsets.UTF_8));
            all.update(file.getKey());
            all.update((byte) '\n');
        }
        return ALGORITHM + Base64.getEncoder().encodeToString(all.digest());
    }
}
