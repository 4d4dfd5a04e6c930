package dev.gopack.compat;

import dev.gopack.format.PackageInfo;
import dev.gopack.model.Architecture;
import dev.gopack.survey.ElfSummary;
import dev.gopack.survey.Subject;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All that is asked of one package: whether it is taken, and of each program in it what is asked of programs. */
final class PackageChecks {

    private static final List<String> REQUIRED = List.of("Requires", "Depends", "Pre-Depends");

    /** Packages with musl's loader, as Debian and Fedora name them, or the file itself. */
    private static final Pattern MUSL =
            Pattern.compile("(?<![^ (|])(?:musl(?:-libc)?|/(?:usr/)?lib/ld-musl-[^ )|]+)(?![^ :)|(])");

    private static final Pattern COMMAND = Pattern.compile("(?:/usr(?:/local)?|/opt/.+)?/s?bin/[^/]+");

    private PackageChecks() {}

    static Cell cell(Subject.InPackage subject, Target target, LocalDate day) {
        List<Reason> reasons = new ArrayList<>();
        PackageInfo info = subject.info();
        String arch = PackageArchitecture.name(info);
        Optional<Architecture> architecture = PackageArchitecture.on(target, info);
        if (!info.format().equals(target.family().id())) {
            reasons.add(refused(
                    "it is " + aPackage(info.format()) + ", and " + target.id() + " installs "
                            + target.family().id(),
                    "build " + aPackage(target.family().id()) + " for it"));
            return new Cell(subject.name(), target.id(), arch, reasons);
        }
        if (PackageArchitecture.isSource(info)) {
            reasons.add(refused(
                    "it is a source package, of which packages are built: nothing in it is installed",
                    "ask for the packages that rpmbuild makes of it"));
            return new Cell(subject.name(), target.id(), arch, reasons);
        }
        if (architecture.isEmpty()) {
            reasons.add(refused(
                    target.id() + " is not made for " + info.architecture(), "build for an architecture that it has"));
        }
        payload(subject, target).ifPresent(reasons::add);
        if (info.damage().isPresent()) { // of a package that is installed nevertheless, otherwise it is not read
            reasons.add(Reason.note(
                    "it is not what its digests say: " + info.damage().get().name() + " is "
                            + info.damage().get().actual() + ", stated is "
                            + info.damage().get().stated(),
                    "build it again"));
        }
        reasons.addAll(FeatureCheck.reasons(subject, target));
        boolean told = subject.programs().stream().anyMatch(program -> isRefused(subject, program, target));
        reasons.addAll(RelationCheck.reasons(subject, target, told));
        reasons.addAll(SignatureCheck.reasons(subject, target));
        reasons.addAll(UnitCheck.reasons(subject, target));
        reasons.addAll(SupportCheck.reasons(target, day));
        Optional<TargetArchitecture> variant = variant(subject, target);
        variant.ifPresent(one -> reasons.add(Reason.info("for the variant " + one.name() + ", machines with "
                + one.cpu().orElse("newer processors") + "; others do not take it")));
        Set<String> libraries = libraries(subject);
        for (Subject.Program program : subject.programs()) {
            boolean refused = isRefused(subject, program, target);
            architecture.flatMap(wanted -> elsewhere(program, wanted)).ifPresent(reasons::add);
            boolean old = architecture.isPresent()
                    && program.architecture()
                            .filter(found -> startsOn(architecture.get(), found))
                            .isPresent();
            Optional<TargetArchitecture> machine = old ? target.architecture(Architecture.AMD64) : variant;
            for (Reason reason : ProgramChecks.reasons(program, target, machine, loader(subject, program), libraries)) {
                reasons.add(new Reason(
                        refused && reason.verdict() == Verdict.WILL_NOT_START
                                ? Verdict.WILL_NOT_INSTALL
                                : reason.verdict(),
                        program.name() + ": " + reason.cause(),
                        reason.change(),
                        reason.basis()));
            }
        }
        for (String problem : subject.unread()) {
            reasons.add(Reason.note("a program in it is broken, and was not compared: " + problem, "look at it"));
        }
        return new Cell(subject.name(), target.id(), arch, reasons);
    }

    /** A command for other processors than the package. What lies elsewhere may be for others to run. */
    private static Optional<Reason> elsewhere(Subject.Program program, Architecture wanted) {
        return program.architecture()
                .filter(found -> COMMAND.matcher(program.name()).matches())
                .filter(found -> wanted.isKnown() && !wanted.equals(Architecture.ALL) && !wanted.runs(found))
                .map(found -> new Reason(
                        startsOn(wanted, found) ? Verdict.WORKS_WITH_NOTE : Verdict.WILL_NOT_START,
                        program.name() + ": it is for " + found + ", and the package for " + wanted,
                        "build it for " + wanted + ", or the package for " + found,
                        ""));
    }

    /** Kernels of amd64 machines start what is for 386, whose processors these are as well. */
    private static boolean startsOn(Architecture machine, String program) {
        return machine.equals(Architecture.AMD64) && program.equals("386");
    }

    /** Those that it has or asks for. */
    private static Set<String> libraries(Subject.InPackage subject) {
        Set<String> names = new HashSet<>(subject.libraries());
        subject.info()
                .files()
                .forEach(file -> names.add(file.path().substring(file.path().lastIndexOf('/') + 1)));
        return names;
    }

    private static Reason refused(String cause, String change) {
        return new Reason(Verdict.WILL_NOT_INSTALL, cause, change, "");
    }

    private static String aPackage(String format) {
        return (format.equals("rpm") ? "an " : "a ") + format + " package";
    }

    /** Whether the package sees to the loader of a program. */
    private static LibraryCheck.Loader loader(Subject.InPackage subject, Subject.Program program) {
        String interpreter = program.elf().flatMap(ElfSummary::interpreter).orElse("");
        if (subject.info().files().stream().anyMatch(file -> file.path().equals(interpreter))) {
            return LibraryCheck.Loader.BROUGHT;
        }
        boolean required = program.elf().filter(LibraryCheck::isMusl).isPresent()
                && REQUIRED.stream()
                        .flatMap(list -> subject.info().relations().getOrDefault(list, List.of()).stream())
                        .anyMatch(relation -> MUSL.matcher(relation).find());
        return required ? LibraryCheck.Loader.REQUIRED : LibraryCheck.Loader.NONE;
    }

    /** A program's glibc that is too new keeps the package out, if the package says that it needs it. */
    private static boolean isRefused(Subject.InPackage subject, Subject.Program program, Target target) {
        return target.libc().isGlibc()
                && program.elf()
                        .flatMap(LibraryCheck::highest)
                        .filter(need ->
                                Numbers.compare(need.glibc(), target.libc().version()) > 0)
                        .filter(need -> requires(subject, need))
                        .isPresent();
    }

    private static boolean requires(Subject.InPackage subject, LibraryCheck.Need need) {
        return subject.info().relations().values().stream()
                .flatMap(List::stream)
                .anyMatch(text -> text.contains("(" + need.symbolVersion() + ")")
                        || (text.contains("libc6") && text.contains(">= " + need.glibc())));
    }

    /** The variant of a deb, where the release has it; others pass over the field. // docs: Ubuntu, architecture variants */
    private static Optional<TargetArchitecture> variant(Subject.InPackage subject, Target target) {
        String name = subject.info().fields().getOrDefault("Architecture-Variant", "");
        return target.architectures().stream()
                .filter(one -> one.isVariant() && one.name().replace("_", "").equals(name))
                .findFirst();
    }

    private static Optional<Reason> payload(Subject.InPackage subject, Target target) {
        String codecs = subject.info()
                .fields()
                .getOrDefault(subject.info().format().equals("rpm") ? "Payloadcompressor" : "Compression", "none");
        return Arrays.stream(codecs.split(", "))
                .filter(codec -> !target.payload().reads(codec))
                .findFirst()
                .map(codec -> refused(
                                "compressed with " + codec + ", and its package manager reads "
                                        + String.join(", ", target.payload().readable()),
                                "build it for " + target.id() + ", or set compression to gzip")
                        .basedOn(target.fact("payload.readable").mark().word()));
    }
}
