package dev.gopack.cli;

import dev.gopack.spec.SpecSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code gopack schema}. */
@Command(
        name = "schema",
        description = {
            "Print the JSON Schema of specs, for editors and CI.",
            "Put the first line '# yaml-language-server: $schema=gopack.schema.json' into a spec to use it."
        })
final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(SpecSchema.json());
        return ExitCodes.OK;
    }
}
