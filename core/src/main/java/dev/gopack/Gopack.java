package dev.gopack;

import dev.gopack.compat.Matrix;
import dev.gopack.derive.Deriver;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ScanOptions;
import dev.gopack.io.ByteSource;
import dev.gopack.lint.Linter;
import dev.gopack.lint.Note;
import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import dev.gopack.reproduce.BuildRecord;
import dev.gopack.reproduce.Reproduction;
import dev.gopack.scan.Scanner;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.Signer;
import dev.gopack.spec.Spec;
import dev.gopack.survey.Subject;
import dev.gopack.survey.Surveyor;
import dev.gopack.target.Target;
import dev.gopack.toolchain.GoBuilder;
import dev.gopack.toolchain.GoToolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans, checks, builds and inspects packages. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Spec spec = SpecReader.read(Path.of("gopack.yaml"));
 * BuildResult result = Gopack.create().build(spec, Path.of("out"), Selection.ALL);
 * }</pre>
 */
public final class Gopack {

    private final Formats formats;
    private final Deriver deriver;
    private final Optional<Instant> sourceDate;
    private final Path workingDirectory;
    private final int threads;
    private final BuildListener listener;
    private final GoBuilder goBuilder;
    private final boolean reproduce;
    private final boolean record;
    private final boolean lint;
    private final boolean digests;
    private final List<Signer> signers;
    private final Passphrase passphrase;

    private Gopack(Builder from) {
        this(from, from.sourceDate == null ? SourceDate.fromEnvironment() : Optional.of(from.sourceDate));
    }

    private Gopack(Builder from, Optional<Instant> sourceDate) {
        this.formats = Formats.load();
        this.deriver = Deriver.load(new Scanner());
        this.sourceDate = sourceDate;
        this.workingDirectory = from.workingDirectory;
        this.threads = from.threads;
        this.listener = from.listener;
        this.goBuilder = from.goBuilder == null ? GoToolchain.ofEnvironment() : from.goBuilder;
        this.reproduce = from.reproduce;
        this.record = from.record;
        this.lint = from.lint;
        this.digests = from.digests || from.record;
        this.signers = List.copyOf(from.signers);
        this.passphrase = from.passphrase;
    }

    /** With every setting at its default. */
    public static Gopack create() {
        return builder().build();
    }

    /** Starts with every setting at its default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Names of the formats that are there, sorted. */
    public List<String> formats() {
        return formats.names();
    }

    /** What relations can be derived from: the ids of the generators with what each derives, sorted. */
    public Map<String, String> generators() {
        return deriver.generators();
    }

    /**
     * Decides everything about the packages and writes none. Files that the spec names are looked up. Programs that the
     * spec wants built are built, since what they are decides about the packages; they are kept outside of the project.
     *
     * @throws dev.gopack.report.OutputException if a program cannot be kept
     * @throws dev.gopack.report.CancelledException if the listener or an interrupt stopped a build of a program
     */
    public Plans plan(Spec spec, Selection selection) {
        return new Planner(formats, deriver, sourceDate, workingDirectory)
                .plan(spec, selection, new Programs(goBuilder, threads, sourceDate, reproduce, listener::isCancelled));
    }

    /** What {@link #plan} and {@link #lint(Plans)} find. */
    public Report check(Spec spec, Selection selection) {
        return lint(plan(spec, selection)).report();
    }

    /**
     * Looks at what would be built for what a good maintainer would not let pass. What is found is added to the report,
     * without what the spec suppresses; what it does not let pass is an error. The same plans come back if there is no
     * lint.
     */
    public Plans lint(Plans plans) {
        return lint ? new LintGate(formats, threads).pass(plans) : plans;
    }

    /**
     * Builds packages into a directory, which is made if it is missing. Nothing is written if any of them has an error, or
     * if lint finds what their spec does not let pass.
     *
     * @throws SpecException if the spec or what it names has errors
     * @throws dev.gopack.report.InputException if a file changed or failed while it was read
     * @throws dev.gopack.report.OutputException if a package cannot be written
     * @throws dev.gopack.report.SigningException if a package that is to be signed cannot be; it is then not written
     * @throws dev.gopack.report.CancelledException if the listener or an interrupt stopped the work
     */
    public BuildResult build(Spec spec, Path directory, Selection selection) throws IOException {
        List<Finding> signing = new ArrayList<>();
        LintBeside.Outcome outcome = write(plan(spec, selection), directory, writer(signing::add));
        Plans plans = outcome.plans();
        List<WrittenPackage> written = outcome.written();
        if (record) {
            Recorder recorder = new Recorder(formats, spec, sourceDate);
            for (int i = 0; i < written.size(); i++) { // one after the other: each has all that is in its package
                recorder.write(plans.plans().get(i), written.get(i));
            }
        }
        return new BuildResult(
                written,
                plans.report()
                        .plus(Bombs.among(formats, plans.plans(), written))
                        .plus(new Report(signing)),
                plans.suppressed());
    }

    private LintBeside.Outcome write(Plans plans, Path directory, Writer writer) {
        plans.report().throwIfErrors();
        NewFolders made = NewFolders.of(directory, plans.plans());
        boolean complete = false;
        try {
            LintBeside.Outcome outcome = written(plans, writer, plan -> directory.resolve(plan.path()));
            complete = true;
            return outcome;
        } finally {
            if (!complete) {
                made.removeEmpty();
            }
        }
    }

    private LintBeside.Outcome written(Plans plans, Writer writer, Function<PackagePlan, Path> place) {
        if (lint && signers.isEmpty() && LintBeside.fits(plans.plans(), threads)) {
            return LintBeside.run(
                    new LintGate(formats, threads), plans, gate -> writer.writeAll(plans.plans(), place, gate));
        }
        Plans passed = lint(plans);
        passed.report().throwIfErrors();
        return new LintBeside.Outcome(passed, writer.writeAll(passed.plans(), place));
    }

    /** Writes one planned package to a file, replacing what is there. Throws as {@link #build} does. */
    public WrittenPackage write(PackagePlan plan, Path target) throws IOException {
        return writer(any -> {}).writeAll(List.of(plan), any -> target).get(0);
    }

    private Writer writer(Consumer<Finding> warnings) {
        return new Writer(
                formats, threads, listener, digests, plans -> Signers.open(plans, signers, passphrase, warnings));
    }

    /**
     * Builds a package again, with the date that it had, and compares the two byte by byte. Nothing is left of what was
     * built.
     *
     * @param file a package
     * @param spec what it was made from
     * @param record what was recorded when it was built; with it, causes can be told from effects
     * @throws SpecException if the spec has errors, or makes no such package
     * @throws FormatException if the file is no package
     */
    public Reproduction reproduce(Path file, Spec spec, Optional<BuildRecord> record) throws IOException {
        // What the caller says goes before the record of another package.
        boolean recorded = record.isPresent() && (sourceDate.isEmpty() || isOf(record.get(), file));
        Optional<Instant> date = recorded ? record.get().sourceDate().map(Instant::ofEpochSecond) : sourceDate;
        Builder same = builder()
                .workingDirectory(workingDirectory)
                .threads(threads)
                .listener(listener)
                .passphrase(passphrase);
        same.goBuilder = goBuilder;
        same.signers.addAll(signers);
        PackageInfo info = inspect(file);
        Gopack again = new Gopack(same, date);
        Plans plans = again.plan(spec, Selection.formats(info.format()));
        return new Reproducer(formats, again.writer(any -> {}), new Recorder(formats, spec, date))
                .reproduce(file, info, plans, record);
    }

    private static boolean isOf(BuildRecord record, Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return record.isOf(source);
        }
    }

    /**
     * Reads a package file of any known format, with all its digests.
     *
     * @throws FormatException if it is of no known format, or broken
     */
    public PackageInfo inspect(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return formats.of(file, source).read(source);
        }
    }

    /**
     * Finds out what a path holds: a program, a package with programs, a Go module, or a directory of programs. Sources are
     * looked at for linux/amd64.
     *
     * @throws FormatException if it is nothing that is known, or broken
     */
    public Subject survey(Path path) throws IOException {
        return surveyor().look(path);
    }

    /**
     * As {@link #survey(Path)}.
     *
     * @param context for which platform sources are looked at
     * @param options what is looked at besides the module itself
     */
    public Subject survey(Path path, BuildContext context, ScanOptions options) throws IOException {
        return surveyor(context, options).look(path);
    }

    private Surveyor surveyor() {
        return surveyor(BuildContext.of("linux", "amd64"), ScanOptions.moduleOnly());
    }

    private Surveyor surveyor(BuildContext context, ScanOptions options) {
        return new Surveyor(formats.all(), Path.of(System.getProperty("java.io.tmpdir")), context, options);
    }

    /**
     * Builds the packages of a spec, compares each with the release that it is for (one that is for no release in particular
     * with all that install its kind), and neither keeps nor signs any. Subjects are the names of the packages. Throws as
     * {@link #build} does.
     */
    public Matrix matrix(Spec spec, Selection selection) throws IOException {
        Writer unsigned = new Writer(formats, threads, listener, false, any -> Signers.none());
        Plans plans = plan(spec, selection);
        plans.report().throwIfErrors();
        return new SpecMatrix(surveyor(), unsigned, sourceDate).of(plans, spec.table());
    }

    /**
     * Looks at a finished package, whoever made it, for what a good maintainer would not let pass.
     *
     * @param targets releases that it is looked at for; empty for what does not depend on one
     * @throws FormatException if it is of no known format, or broken
     */
    public List<Note> lint(Path file, List<Target> targets) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (ByteSource source = ByteSource.of(file)) {
            return Linter.lint(formats.of(file, source), source, targets, temporary);
        }
    }

    /**
     * Looks at the packages that a spec makes, each for the release that it is for, and writes none. What the spec suppresses is
     * among what comes back, with its reason.
     *
     * @return what was found, by the path of the package below its directory
     * @throws SpecException if the spec or what it names has errors
     */
    public Map<String, List<Note>> lint(Spec spec, Selection selection) {
        Plans plans = plan(spec, selection);
        plans.report().throwIfErrors();
        return new LintGate(formats, threads).notes(plans);
    }

    /** Settings of a {@link Gopack}. */
    public static final class Builder {
        private @Nullable Instant sourceDate;
        private Path workingDirectory = Path.of("");
        private int threads = Runtime.getRuntime().availableProcessors();
        private BuildListener listener = BuildListener.NONE;
        private @Nullable GoBuilder goBuilder;
        private boolean reproduce;
        private boolean record;
        private boolean lint = true;
        private boolean digests = true;
        private final List<Signer> signers = new ArrayList<>();
        private Passphrase passphrase = Passphrase.none();

        private Builder() {}

        /** False to build and check without {@link Gopack#lint(Plans)}. */
        public Builder lint(boolean value) {
            lint = value;
            return this;
        }

        /** Date for packages whose spec gives none; if not set, SOURCE_DATE_EPOCH of the environment. */
        public Builder sourceDate(Instant value) {
            sourceDate = value;
            return this;
        }

        /** Where paths are looked up that are not found beside the spec; if not set, the process's directory. */
        public Builder workingDirectory(Path value) {
            workingDirectory = value;
            return this;
        }

        /** How many threads may work, at least 1; if not set, one a processor. Has no influence on the packages. */
        public Builder threads(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("at least one thread is needed");
            }
            threads = value;
            return this;
        }

        /** Hears how the build goes. */
        public Builder listener(BuildListener value) {
            listener = value;
            return this;
        }

        /** Builds Go programs; if not set, the go command on the PATH does, and the user's cache keeps them. */
        public Builder goBuilder(GoBuilder value) {
            goBuilder = value;
            return this;
        }

        /** Whether Go programs are built twice, and refused if the two differ; if not set, they are built once. */
        public Builder reproduce(boolean value) {
            reproduce = value;
            return this;
        }

        /**
         * Whether {@link Gopack#build} writes a {@link BuildRecord} beside each package; if not set, it does not. The
         * packages are read again for it.
         */
        public Builder record(boolean value) {
            record = value;
            return this;
        }

        /**
         * Whether what {@link Gopack#build} returns states the SHA-256 of each package; if not set, it does. The packages
         * are read again for it.
         */
        public Builder digests(boolean value) {
            digests = value;
            return this;
        }

        /**
         * Signs every package, in place of the keys that its spec names; several sign in this order. Whoever gives it closes
         * it. How they sign is still for the spec to say.
         */
        public Builder signer(Signer value) {
            signers.add(value);
            return this;
        }

        /** Asked for a key that its spec gives no passphrase for; if not set, such a key is an error. */
        public Builder passphrase(Passphrase value) {
            passphrase = value;
            return this;
        }

        /**
         * The immutable result.
         *
         * @throws SpecException if SOURCE_DATE_EPOCH is needed and not a number
         */
        public Gopack build() {
            return new Gopack(this);
        }
    }
}
