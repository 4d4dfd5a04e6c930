package dev.gopack.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Files of one name in several directories, of which only the last one would be left in the directory for all. */
final class SameNames {

    private SameNames() {}

    static void refuse(CommandLine commandLine, String option, List<Path> files) {
        Map<Path, Path> names = new HashMap<>();
        for (Path file : files) {
            Path other = names.put(file.getFileName(), file);
            if (other != null) {
                throw new ParameterException(
                        commandLine,
                        option + ": " + other + " and " + file
                                + " have one name, and would be one file there: give each a" + " directory of its own");
            }
        }
    }
}
