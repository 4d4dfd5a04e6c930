package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Shorthands that tests of this package share. */
final class Specs {

    static final String SOURCE = "gopack.yaml";

    private Specs() {}

    static Spec read(String yaml) {
        return read(yaml, Map.of());
    }

    static Spec read(String yaml, Map<String, String> environment) {
        return read(yaml.getBytes(StandardCharsets.UTF_8), environment);
    }

    static Spec read(byte[] yaml, Map<String, String> environment) {
        return SpecReader.read(SOURCE, yaml, Path.of("specs"), environment);
    }

    /** The outer package for a format on amd64. */
    static PackageSpec outer(String yaml, String format) {
        return read(yaml).packages(format, Architecture.AMD64).get(0);
    }

    static PackageSpec rpm(String yaml) {
        return outer(yaml, "rpm");
    }

    static PackageSpec deb(String yaml) {
        return outer(yaml, "deb");
    }

    /** What a person sees: one line for each finding, errors or not. */
    static List<String> findings(String yaml) {
        return findings(yaml, Map.of());
    }

    static List<String> findings(String yaml, Map<String, String> environment) {
        return lines(report(yaml.getBytes(StandardCharsets.UTF_8), environment));
    }

    static List<String> findings(byte[] yaml) {
        return lines(report(yaml, Map.of()));
    }

    static List<String> lines(Report report) {
        return report.findings().stream().map(Finding::toString).toList();
    }

    private static Report report(byte[] yaml, Map<String, String> environment) {
        try {
            return read(yaml, environment).report();
        } catch (SpecException e) {
            return e.report();
        }
    }
}
