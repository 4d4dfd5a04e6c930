package dev.gopack.resolve;

import dev.gopack.resolve.SourceFinder.Match;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everything below a directory, with the attributes that had to be read to find it, so that nobody asks for them again.
 * A tree may have tens of thousands of files: for each there is one look at the disk, and its name is put together rather
 * than taken apart.
 */
final class SourceTree {

    private final int mostFiles;
    private final List<Match> found = new ArrayList<>();

    SourceTree(int mostFiles) {
        this.mostFiles = mostFiles;
    }

    /** All files, directories and links below the directory, and itself, sorted by name. Links are not followed. */
    List<Match> below(Path directory) throws IOException {
        found.add(Match.of(directory, ""));
        enter(directory, "");
        // Nearly done by enter: only the slash sorts behind some letters.
        found.sort(Comparator.comparing(Match::relative));
        return List.copyOf(found);
    }

    /** Never deeper than the path of a directory that can be opened is long. */
    private void enter(Path directory, String prefix) throws IOException {
        int first = found.size();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String text = DiskNames.text(entry);
                found.add(
                        new Match(entry, prefix + text.substring(text.lastIndexOf('/') + 1), DiskAttributes.of(entry)));
                limit(found.size() - 1, mostFiles); // the directory itself was not asked for
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        List<Match> here = new ArrayList<>(found.subList(first, found.size()));
        here.sort(Comparator.comparing(Match::relative));
        found.subList(first, found.size()).clear();
        for (Match match : here) {
            found.add(match);
            if (match.attributes().isDirectory()) {
                enter(match.file(), match.relative() + "/");
            }
        }
    }

    static void limit(int found, int most) throws IOException {
        if (found > most) {
            throw new IOException("it means more than " + most + " files");
        }
    }
}
