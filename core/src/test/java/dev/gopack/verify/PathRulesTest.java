package dev.gopack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PathRulesTest {

    @Test
    void whatLiesBelowAPathIsFoundInAnyOrder() {
        List<String> paths = List.of("/a/b/c", "/a-b", "/a", "/a/b!", "/a/b", "/a.d/x", "/ab/x", "/", "/a/b/c/d/e");
        assertThat(PathRules.parents(paths)).containsExactly(4, -1, -1, 2, 2, -1, -1, -1, 0);
    }

    /** The slow way is the rule; the seed is in the name of what fails. */
    @Test
    void theNearestAboveIsTheLongestOfThoseAbove() {
        SplittableRandom random = new SplittableRandom(Long.getLong("gopack.seed", 7));
        for (int round = 0; round < 200; round++) {
            List<String> paths = paths(random);
            int[] parents = PathRules.parents(paths);
            for (int i = 0; i < parents.length; i++) {
                assertThat(parents[i] < 0 ? "" : paths.get(parents[i]))
                        .as("seed 7, round %d, %s of %s", round, paths.get(i), paths)
                        .isEqualTo(nearest(paths.get(i), paths));
            }
        }
    }

    private static String nearest(String path, List<String> paths) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (paths.contains(path.substring(0, slash))) {
                return path.substring(0, slash);
            }
        }
        return "";
    }

    private static List<String> paths(SplittableRandom random) {
        List<String> paths = new ArrayList<>();
        int count = random.nextInt(1, 20);
        for (int i = 0; i < count; i++) {
            StringBuilder path = new StringBuilder();
            int depth = random.nextInt(1, 5);
            for (int level = 0; level < depth; level++) {
                path.append('/').append(List.of("a", "b", "a!", "a.b", "-").get(random.nextInt(5)));
            }
            if (!paths.contains(path.toString())) {
                paths.add(path.toString());
            }
        }
        return paths;
    }
}
