package dev.gopack.conformance;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The packages of the functions in programs' symbol tables, as {@code go tool nm} and debug/gosym tell them. */
final class GoSymbols {

    private static final String PACKAGE_NAME = """
            package main

            import (
                "bufio"
                "debug/gosym"
                "fmt"
                "net/url"
                "os"
                "strings"
            )

            func main() {
                in := bufio.NewScanner(os.Stdin)
                in.Buffer(nil, 1<<24)
                for in.Scan() {
                    if strings.HasPrefix(in.Text(), "= ") {
                        fmt.Println(in.Text())
                        continue
                    }
                    path := (&gosym.Sym{Name: in.Text()}).PackageName()
                    text, err := url.PathUnescape(path)
                    if err != nil {
                        panic(err)
                    }
                    fmt.Println(text)
                }
            }
            """;

    private GoSymbols() {}

    /**
     * The packages of each program, vendored ones by the path under which they are imported; none without symbols.
     *
     * @param dir for what is written meanwhile
     */
    static Map<Path, SortedSet<String>> packages(Path dir, List<Path> programs) throws IOException {
        String nm = Tool.run("go", "tool", "-n", "nm").ok().out().strip();
        StringBuilder names = new StringBuilder();
        for (Path program : programs) {
            names.append("= ").append(program).append('\n').append(functions(nm, program));
        }
        Path list = Files.writeString(dir.resolve("names"), names);
        Path tool = Files.createDirectories(dir.resolve("tool")).resolve("main.go");
        Files.writeString(tool, PACKAGE_NAME);
        Map<Path, SortedSet<String>> packages = new LinkedHashMap<>();
        SortedSet<String> current = new TreeSet<>();
        for (String line : Tool.run("sh", "-c", "go run '" + tool + "' < '" + list + "'")
                .ok()
                .lines()) {
            if (line.startsWith("= ")) {
                current = new TreeSet<>();
                packages.put(Path.of(line.substring(2)), current);
            } else if (!line.isEmpty()) {
                // docs: go help gopath: vendored packages are imported by what follows the last directory vendor
                current.add(line.replaceFirst("^(?!cmd/vendor/).+/vendor/", ""));
            }
        }
        return packages;
    }

    private static String functions(String nm, Path program) {
        return Tool.run(nm, "-type", program) // it fails where there are no symbols
                .out()
                .lines()
                .map(line -> line.replaceFirst("^ *[0-9a-f]* +", ""))
                .filter(line -> line.startsWith("T ") || line.startsWith("t "))
                .map(line -> line.substring(2).strip())
                .filter(name -> !name.matches("(type|go)[:.].*|_.*|(?s)[^.]*|.*\\.(cold|part\\.\\d+)"))
                .map(name -> name + "\n")
                .collect(joining());
    }
}
