package dev.gopack.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Go program that is compiled for every architecture before it is packaged.
 *
 * @param program a directory such as {@code ./cmd/tool}, or {@code module/path/cmd/tool@version}
 * @param cgo true if C code is compiled in
 * @param tags build tags
 * @param ldflags arguments for the linker
 * @param flags further arguments for {@code go build}
 * @param environment further variables for {@code go build}, for example GOPRIVATE
 */
public record GoBuild(
        String program,
        boolean cgo,
        List<String> tags,
        List<String> ldflags,
        List<String> flags,
        Map<String, String> environment) {

    /** Refuses a build of nothing, copies the collections. */
    public GoBuild {
        if (program.isBlank()) {
            throw new IllegalArgumentException("a build needs a directory or a program of a module");
        }
        tags = List.copyOf(tags);
        ldflags = List.copyOf(ldflags);
        flags = List.copyOf(flags);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** A build without cgo, tags or further arguments. */
    public static GoBuild of(String program) {
        return new GoBuild(program, false, List.of(), List.of(), List.of(), Map.of());
    }

    /** True if the program is {@code path@version} of a module, not a directory. */
    public boolean isModule() {
        return program.indexOf('@') > 0;
    }
}
