package dev.gopack.scan;

import dev.gopack.elf.ElfFile;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoProgram;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.model.FileEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks into the files of packages, into each once: the same content in another package is remembered. */
public final class Scanner {

    // source: Linux fs/binfmt_script.c: BINPRM_BUF_SIZE, what the kernel looks at
    private static final int FIRST = 256;

    /** A script of fewer bytes names no program, and no ELF file is that short. */
    private static final int SHORTEST = 3;

    private final Map<ContentSource, FileFacts.Content> known = new ConcurrentHashMap<>();

    /**
     * What the regular files are, in their order. A content that comes as a stream is not looked into: it can be read
     * once, and that is when it is packaged.
     *
     * @throws IOException if a file cannot be read
     */
    public List<FileFacts> scan(List<FileEntry> files) throws IOException {
        List<FileFacts> facts = new ArrayList<>();
        for (FileEntry file : files) {
            if (file instanceof FileEntry.Regular regular) {
                facts.add(new FileFacts(regular, content(regular.content())));
            }
        }
        return facts;
    }

    private FileFacts.Content content(ContentSource source) throws IOException {
        FileFacts.Content content = known.get(source);
        if (content == null) {
            content = read(source);
            known.put(source, content);
        }
        return content;
    }

    private static FileFacts.Content read(ContentSource content) throws IOException {
        if (content.size() < SHORTEST) {
            return FileFacts.Content.OTHER;
        }
        Optional<ByteSource> seekable = content.seekable();
        if (seekable.isEmpty()) {
            return FileFacts.Content.OTHER;
        }
        try (ByteSource source = seekable.get()) {
            ByteBuffer first = ByteBuffer.allocate(FIRST);
            int count;
            do {
                count = source.read(first.position(), first);
            } while (count > 0 && first.hasRemaining());
            byte[] bytes = Arrays.copyOf(first.array(), first.position());
            boolean elf = ElfFile.recognises(bytes);
            List<String> interpreter = interpreter(bytes);
            if (!elf) {
                return interpreter.isEmpty() ? FileFacts.Content.OTHER : FileFacts.Content.ofScript(interpreter);
            }
            ElfFile file = ElfFile.read(source);
            Optional<BuildInfo> go = GoProgram.buildInfo(file);
            boolean ofGo = go.isPresent() || GoProgram.isMarked(file);
            if (ofGo && go.isEmpty()) {
                go = GoProgram.remains(file);
            }
            return new FileFacts.Content(true, ofGo, GoProgram.isPacked(file), go, interpreter, new FileFacts.Linked());
        }
    }

    // docs: execve(2): one argument at most, which is the rest of the line
    private static List<String> interpreter(byte[] first) {
        if (first.length < 3 || first[0] != '#' || first[1] != '!') {
            return List.of();
        }
        String text = new String(first, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String line = text.substring(2, end < 0 ? text.length() : end).strip();
        return line.isEmpty() ? List.of() : List.of(line.split("[ \t]+", 2));
    }
}
