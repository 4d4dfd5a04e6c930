package dev.gopack.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Makes programs from Go source. Called by several threads at once. */
public interface GoBuilder {

    /**
     * Builds one program.
     *
     * @param cancelled asked every now and then whether to stop
     * @return the complete program, which nobody changes any more, under the name that its command has
     * @throws dev.gopack.report.SpecException if it cannot be built, with findings that need not have a place
     * @throws dev.gopack.report.CancelledException if it was to stop, or the thread was interrupted
     * @throws IOException if a file cannot be read or written
     */
    Path build(GoRequest request, BooleanSupplier cancelled) throws IOException;
}
