package dev.gopack.derive;

import dev.gopack.go.BuildInfo;
import dev.gopack.scan.FileFacts;
import java.io.IOException;

/** What the generators for Go programs have in common. */
final class GoGenerators {

    private GoGenerators() {}

    /** Takes a program. */
    interface Taker {
        /** One program and what it says of itself. */
        void take(FileFacts file, BuildInfo info) throws IOException;
    }

    static void eachProgram(Derivation into, Taker taker) throws IOException {
        for (FileFacts file : into.files()) {
            if (file.content().go().isPresent()) {
                taker.take(file, file.content().go().get());
            }
        }
    }
}
