package dev.gopack.imports;

import dev.gopack.report.Rule;
import java.util.List;

/** What the scan of Go sources reports. Each rule is described in {@code docs/errors.md}. */
public final class ImportRules {

    /** A file's header breaks Go's grammar. */
    static final Rule SYNTAX =
            Rule.error("imports.syntax", "Package clause and imports of a Go file follow the grammar");

    /** A build constraint cannot be read. */
    static final Rule CONSTRAINT =
            Rule.error("imports.constraint", "A Go file has one build constraint that can be read");

    /** A folder's name is no part of an import path. */
    static final Rule PATH = Rule.error("imports.path", "Folders with Go files have names that imports can have");

    /** Files of one directory belong to different packages. */
    static final Rule PACKAGE_NAMES =
            Rule.error("imports.package-names", "The Go files of a directory belong to one package");

    /** A test uses cgo. */
    static final Rule CGO_IN_TEST = Rule.error("imports.cgo-in-test", "Test files do not import \"C\"");

    /** A file or directory cannot be read. */
    static final Rule UNREADABLE = Rule.error("imports.unreadable", "Sources can be read");

    /** More than is looked at. */
    static final Rule LIMIT =
            Rule.error("imports.limit", "A module stays within the limits on files, folders and depth");

    /** A pattern of files to embed matches nothing, or what cannot be embedded. */
    static final Rule EMBED = Rule.error("imports.embed", "What go:embed names is there and can be embedded");

    /** The description of a module cannot be used. */
    static final Rule MODULE = Rule.error("imports.module", "go.mod, go.work and vendor/modules.txt can be used");

    /** A zip of one module with the go.mod of another: as a fork that takes the place of it. */
    static final Rule OTHER_MODULE =
            Rule.warning("imports.other-module", "The go.mod in the zip of a module declares that module");

    /** An import is found nowhere. */
    static final Rule UNRESOLVED =
            Rule.warning("imports.unresolved", "The package of every import is found without a network");

    private ImportRules() {}

    /** All rules of this package. */
    public static List<Rule> all() {
        return List.of(
                SYNTAX,
                CONSTRAINT,
                PATH,
                PACKAGE_NAMES,
                CGO_IN_TEST,
                UNREADABLE,
                LIMIT,
                EMBED,
                MODULE,
                OTHER_MODULE,
                UNRESOLVED);
    }
}
