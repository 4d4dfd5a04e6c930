package dev.gopack.integrate;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoProgram;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.UnitCommand;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the programs that services start say of themselves. */
final class ServicePrograms {

    private final Joint joint;

    ServicePrograms(Joint joint) {
        this.joint = joint;
    }

    /** True if a command starts with the whole path of a program. */
    static boolean isCommand(String command) {
        return UnitCommand.parse(command)
                .filter(parts ->
                        parts.program().startsWith("/") && parts.program().length() > 1)
                .isPresent();
    }

    /** How the program of a command was built, if the package has it, and it is one of Go and can be looked at. */
    Optional<BuildInfo> of(String command) {
        String program = UnitCommand.parse(command).map(UnitCommand::program).orElse("");
        Optional<Path> file = joint.spec().contents().stream()
                .filter(content ->
                        content.dst().equals(program) && !content.src().isEmpty())
                .map(ContentSpec::src)
                .findFirst()
                .flatMap(joint::find);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GoProgram.scan(file.get()));
        } catch (FormatException | IOException e) {
            return Optional.empty(); // no program of Go, or one that the resolver will speak of
        }
    }
}
