package dev.gopack.cli;

import dev.gopack.elf.ElfHeader;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoModule;
import dev.gopack.survey.ElfSummary;
import dev.gopack.survey.Subject;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** What {@code gopack scan} finds, for people. */
final class ScanText {

    private final boolean deps;
    private final boolean packages;
    private final StringBuilder text = new StringBuilder();

    /**
     * Lists modules and packages if asked for. If not, modules are counted, and the functions of programs, which name the
     * packages, need not have been looked at.
     */
    ScanText(boolean deps, boolean packages) {
        this.deps = deps;
        this.packages = packages;
    }

    String of(Subject subject) {
        if (subject instanceof Subject.Program program) {
            program(program);
        } else if (subject instanceof Subject.Directory directory) {
            directory.programs().forEach(this::program);
        } else if (subject instanceof Subject.Sources sources) {
            text.append(printable(sources.name())).append('\n');
            new SourcesText(deps, packages, this::line).write(sources);
        } else if (subject instanceof Subject.InPackage inPackage) {
            text.append(printable(inPackage.name()))
                    .append(": ")
                    .append(inPackage.info().format())
                    .append(" package ")
                    .append(printable(inPackage.info().name()))
                    .append(' ')
                    .append(printable(inPackage.info().evr()))
                    .append(" for ")
                    .append(printable(inPackage.info().architecture()))
                    .append(inPackage.programs().isEmpty() ? ", without programs\n" : "\n");
            inPackage.programs().forEach(this::program);
        }
        return text.toString();
    }

    /** Names from a hostile file must not steer the terminal, or look like further lines. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void program(Subject.Program program) {
        text.append(printable(program.name())).append('\n');
        program.go()
                .ifPresentOrElse(
                        this::go,
                        () -> line(
                                "go",
                                program.isCutShort()
                                        ? "not known: the file ends too soon"
                                        : "not made by the Go toolchain"));
        program.elf().ifPresent(this::elf);
        program.go().ifPresent(this::found);
    }

    private void go(GoBinary go) {
        go.buildInfo().ifPresent(this::buildInfo);
        line("platform", go.goos() + "/" + go.goarch());
    }

    private void buildInfo(BuildInfo info) {
        line("go", info.goVersion());
        line("command", info.path());
        info.main().ifPresent(main -> line("module", module(main)));
        if (deps) {
            info.dependencies().forEach(module -> line("links", module(module)));
        } else if (!info.dependencies().isEmpty()) {
            line("links", info.dependencies().size() + " modules (--deps lists them)");
        }
        info.settings().forEach(setting -> line("setting", setting.key() + "=" + setting.value()));
    }

    private static String module(GoModule module) {
        return module.path() + " " + module.version()
                + module.replacement().map(by -> " => " + module(by)).orElse("");
    }

    private void elf(ElfSummary elf) {
        ElfHeader header = elf.header();
        line(
                "elf",
                (header.is64() ? "64-bit " : "32-bit ")
                        + (header.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian " : "big-endian ")
                        + ScanJson.word(elf.kind())
                        + (elf.stripped() ? ", stripped" : "")
                        + (elf.debugInfo() ? ", with debug information" : "")
                        + (elf.cutShort() ? ", but the file ends too soon" : ""));
        elf.interpreter().ifPresent(loader -> line("loader", loader));
        for (String library : elf.dynamic().needed()) {
            List<String> versions = elf.symbolVersions().getOrDefault(library, List.of());
            line("library", library + (versions.isEmpty() ? "" : " (" + String.join(", ", versions) + ")"));
        }
        elf.goBuildId().ifPresent(id -> line("go build id", id));
        elf.gnuBuildId().ifPresent(id -> line("build id", id));
    }

    private void found(GoBinary go) {
        if (packages) {
            go.packages().all().forEach(path -> line("package", path));
            for (Map.Entry<?, String> signal : go.signals().evidence().entrySet()) {
                line("shows", ScanJson.word((Enum<?>) signal.getKey()) + ": " + signal.getValue());
            }
        } else {
            line("packages", "--packages lists them, and what they show of where it runs");
        }
        go.notes().forEach(note -> line("note", note.text()));
    }

    private void line(String label, String value) {
        if (!value.isEmpty()) {
            text.append("  ")
                    .append(label)
                    .append(" ".repeat(Math.max(1, 13 - label.length())))
                    .append(printable(value))
                    .append('\n');
        }
    }
}
