package dev.gopack.derive;

import dev.gopack.go.BuildInfo;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.List;

/** Names the programs of a package of which less is known than of others, so that relations may be missing. */
final class HiddenPrograms {

    private static final String UNKNOWN =
            ": its modules, its command and the releases of Go that it works with are not known";

    private HiddenPrograms() {}

    static void check(Derivation derivation) throws IOException {
        for (FileFacts file : derivation.files()) {
            FileFacts.Content content = file.content();
            if (content.packed()) {
                report(derivation, file.path() + " is packed with UPX: what is in it, and what it needs, is not known");
            } else if (content.go().filter(BuildInfo::isObfuscated).isPresent()) {
                report(derivation, file.path() + " is of Go and obfuscated, as garble does it" + UNKNOWN);
            } else if (content.ofGo() && content.go().isEmpty()) {
                report(derivation, file.path() + " is of Go, and its build information was taken out" + UNKNOWN);
            } else if (content.go().filter(info -> info.goVersion().isEmpty()).isPresent()) {
                report(
                        derivation,
                        file.path() + " is of Go, and its build information was taken out: modules and settings were"
                                + " found all the same, but not the release of Go that built it");
            } else {
                modules(derivation, file);
            }
        }
    }

    /** Built in GOPATH mode, as Debian builds: what is linked in shows, but not in which version. */
    private static void modules(Derivation derivation, FileFacts file) throws IOException {
        boolean silent = file.content()
                .go()
                .filter(info -> info.main().isEmpty() && info.dependencies().isEmpty())
                .isPresent();
        if (!silent) {
            return;
        }
        List<String> others = others(file);
        if (!others.isEmpty()) {
            report(
                    derivation,
                    file.path()
                            + " names no modules, as programs that are built in GOPATH mode: in which versions it has "
                            + others.get(0)
                            + (others.size() == 1 ? "" : " and " + (others.size() - 1) + " other packages")
                            + " is not known");
        }
    }

    /** Packages whose paths start with the name of a host, which those of the standard library and of a program do not. */
    private static List<String> others(FileFacts file) throws IOException {
        return file.goBinary().stream()
                .flatMap(go -> go.packages().all().stream())
                .filter(path -> path.indexOf('.') >= 0 && path.indexOf('/') > path.indexOf('.'))
                .toList();
    }

    private static void report(Derivation derivation, String message) {
        derivation.findings().add(DeriveRules.NO_BUILD_INFO.finding(message));
    }
}
