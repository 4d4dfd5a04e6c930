package dev.gopack;

import dev.gopack.format.PackagePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders that have to be made for packages.
 *
 * @param folders the deepest first
 */
record NewFolders(List<Path> folders) {

    /** Those that are missing now. A link to nothing is none of them: it is somebody's. */
    static NewFolders of(Path directory, List<PackagePlan> plans) {
        Set<Path> missing = new TreeSet<>(
                Comparator.comparing(Path::getNameCount).reversed().thenComparing(Comparator.naturalOrder()));
        for (PackagePlan plan : plans) {
            Path place = directory.resolve(plan.path()).toAbsolutePath().getParent();
            while (place != null && !missing.contains(place) && Files.notExists(place, LinkOption.NOFOLLOW_LINKS)) {
                missing.add(place);
                place = place.getParent();
            }
        }
        return new NewFolders(List.copyOf(missing));
    }

    /** Takes away those in which nothing is. */
    void removeEmpty() {
        folders.forEach(NewFolders::removeIfEmpty);
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            return; // something is in it, or it was never made
        }
    }
}
