package dev.gopack.imports;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a source file: what decides whether it belongs to a build, and what it imports.
 *
 * @param goBuild what stands behind {@code //go:build}, or null without such a line
 * @param plusBuild what stands behind each {@code // +build} that counts
 * @param constraintProblem why the build constraints cannot be read, or null
 * @param packageName the name in the package clause, empty if there is none that can be read
 * @param imports the imports in the order of the file, none if there is a problem
 * @param embeds the patterns behind {@code //go:embed}, if the file imports {@code embed}
 * @param problem what breaks the grammar, or null
 */
record SourceHeader(
        @Nullable String goBuild,
        List<String> plusBuild,
        @Nullable String constraintProblem,
        String packageName,
        List<Place> imports,
        List<Place> embeds,
        @Nullable Problem problem) {

    /**
     * A text and where it stands.
     *
     * @param text an import path or a pattern
     * @param line the line, from 1
     * @param column the byte in the line, from 1
     */
    record Place(String text, int line, int column) {}

    /**
     * What breaks the grammar.
     *
     * @param text what is wrong
     * @param line the line, from 1
     * @param unreadable true if nothing of the file can be trusted, not even to which package it belongs
     */
    record Problem(String text, int line, boolean unreadable) {}

    /**
     * Whether the file's constraints let it into a build.
     *
     * @throws BuildConstraint.Malformed if they cannot be read
     */
    boolean fits(Predicate<String> tags) throws BuildConstraint.Malformed {
        if (constraintProblem != null) {
            throw new BuildConstraint.Malformed(constraintProblem);
        }
        if (goBuild != null) {
            return BuildConstraint.evaluate(goBuild, tags);
        }
        for (String line : plusBuild) {
            try {
                if (!BuildConstraint.evaluatePlus(line, tags)) {
                    return false;
                }
            } catch (BuildConstraint.Malformed e) {
                // source: Go 1.26 go/build/build.go, shouldBuild: such a line has no effect
            }
        }
        return true;
    }

    boolean imports(String path) {
        return imports.stream().anyMatch(place -> place.text().equals(path));
    }
}
