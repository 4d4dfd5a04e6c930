package dev.gopack;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.io.WorkDirectory;
import dev.gopack.report.SpecException;
import dev.gopack.reproduce.BuildRecord;
import dev.gopack.reproduce.Differences;
import dev.gopack.reproduce.Reproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds a package again and says what differs. */
final class Reproducer {

    private final Formats formats;
    private final Writer writer;
    private final Recorder recorder;

    /** Both with the date of the package to be made again. */
    Reproducer(Formats formats, Writer writer, Recorder recorder) {
        this.formats = formats;
        this.writer = writer;
        this.recorder = recorder;
    }

    /** The package that the record names, or the one that comes nearest of those that have the name of the file. */
    Reproduction reproduce(Path file, PackageInfo info, Plans all, Optional<BuildRecord> record) throws IOException {
        PackageFormat format = formats.get(info.format());
        List<PackagePlan> plans = plans(info, file, all, record);
        try (WorkDirectory work = WorkDirectory.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            Reproduction nearest = null;
            for (PackagePlan plan : plans) {
                WrittenPackage written = writer.writeAll(
                                List.of(plan), any -> work.path().resolve(plan.path()))
                        .get(0);
                Reproduction one = compare(file, info, format, record, plan, written);
                if (nearest == null
                        || one.differences().size() < nearest.differences().size()) {
                    nearest = one;
                }
            }
            return java.util.Objects.requireNonNull(nearest);
        }
    }

    /** The package that the record names, or those that have the name of the file, or of the package. */
    private List<PackagePlan> plans(PackageInfo info, Path file, Plans all, Optional<BuildRecord> record) {
        all.report().throwIfErrors();
        String name = String.valueOf(file.getFileName());
        List<PackagePlan> chosen = all.plans().stream()
                .filter(plan -> record.isPresent()
                        ? isOf(plan, record.get())
                        : plan.fileName().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            chosen = all.plans().stream()
                    .filter(plan -> plan.name().equals(info.name())
                            && plan.nativeArchitecture().equals(info.architecture()))
                    .toList();
        }
        if (chosen.isEmpty()) {
            throw new SpecException(GopackRules.NOT_IN_SPEC
                    .finding("the spec makes no package " + info.name() + " for " + info.architecture() + " in "
                            + info.format())
                    .advising("it makes "
                            + all.plans().stream().map(PackagePlan::fileName).collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private static boolean isOf(PackagePlan plan, BuildRecord record) {
        return plan.fileName().equals(record.file())
                && plan.target().map(target -> target.id()).orElse("").equals(record.target());
    }

    private Reproduction compare(
            Path file,
            PackageInfo info,
            PackageFormat format,
            Optional<BuildRecord> record,
            PackagePlan plan,
            WrittenPackage written)
            throws IOException {
        String sha256;
        try (ByteSource was = ByteSource.of(file)) {
            sha256 = Digests.sha256Of(was);
        }
        if (sha256.equals(written.sha256())) {
            return new Reproduction(file, sha256, written.sha256(), List.of());
        }
        List<String> differences = new ArrayList<>();
        if (record.isPresent()) {
            if (!record.get().sha256().equals(sha256)) {
                differences.add("the package is not the one that the record is of: its SHA-256 is " + sha256 + ", not "
                        + record.get().sha256());
            }
            BuildRecord now = recorder.record(plan, written);
            differences.addAll(Differences.between(record.get(), now));
        }
        try (ByteSource was = ByteSource.of(file);
                ByteSource now = ByteSource.of(written.path())) {
            differences.addAll(Differences.between(info, format.read(now)));
            differences.addAll(FirstBytes.differing(format, was, now));
        }
        return new Reproduction(file, sha256, written.sha256(), differences);
    }
}
