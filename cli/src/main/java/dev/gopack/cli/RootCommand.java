package dev.gopack.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gopack} without a command. */
@Command(
        name = "gopack",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Turns one spec and a Go program into reproducible RPM and deb packages.",
            "Needs no rpmbuild and no dpkg."
        },
        descriptionHeading = "%n",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack build                           every package that gopack.yaml describes",
            "  gopack build --format deb --arch arm64 one of them",
            "  gopack package -f nfpm.yaml -p rpm -t . as nfpm is called",
            "  gopack check gopack.yaml               what is wrong with a spec",
            "  gopack build --target el9,debian12     packages for these releases of distributions",
            "  gopack explain gopack.yaml             why each relation is there",
            "  gopack inspect tool_1.0_amd64.deb      what is in a package",
            "  gopack verify --key vendor.asc tool.rpm whether it is what it claims to be",
            "  gopack sign dist/*.rpm --key key.asc   signatures of packages that are there",
            "  gopack scan dist/tool                  what a compiled Go program is made of",
            "",
            "Exit codes: 0 fine, 1 internal error, 2 usage, 3 invalid spec, 4 input or output,",
            "5 findings above the threshold, 6 cannot be signed, 7 broken package.",
            "An argument @FILE is replaced by the arguments in FILE; a spec named - is read from standard input."
        })
final class RootCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show help for the command.")
    boolean help;

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where a failure came from.")
    boolean debug;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
