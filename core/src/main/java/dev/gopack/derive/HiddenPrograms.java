package dev.gopack.derive;

import dev.gopack.go.BuildInfo;
import dev.gopack.scan.FileFacts;

/** Names the programs of a package of which less is known than of others, so that relations may be missing. */
final class HiddenPrograms {

    private static final String UNKNOWN =
            ": its modules, its command and the releases of Go that it works with are not known";

    private HiddenPrograms() {}

    static void check(Derivation derivation) {
        for (FileFacts file : derivation.files()) {
            FileFacts.Content content = file.content();
            if (content.packed()) {
                report(derivation, file.path() + " is packed with UPX: what is in it, and what it needs, is not known");
            } else if (content.go().filter(BuildInfo::isObfuscated).isPresent()) {
                report(derivation, file.path() + " is of Go and obfuscated, as garble does it" + UNKNOWN);
            } else if (content.ofGo() && content.go().isEmpty()) {
                report(derivation, file.path() + " is of Go, and its build information was taken out" + UNKNOWN);
            }
        }
    }

    private static void report(Derivation derivation, String message) {
        derivation.findings().add(DeriveRules.NO_BUILD_INFO.finding(message));
    }
}
