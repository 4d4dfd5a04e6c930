package dev.gopack.derive;

import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The interpreters of scripts, of Python modules, and of what units start. */
public final class InterpreterGenerator implements DependencyGenerator {

    /** Bytes of a unit that are looked at; systemd itself refuses longer lines than this. */
    private static final int LONGEST_UNIT = 1 << 20;

    // source: rpm fileattrs/python.attr and pythondist: modules below a directory of one Python version
    private static final Pattern PYTHON_MODULE = Pattern.compile("/usr/lib(?:64)?/python(3\\.\\d+)/.*\\.py");

    // docs: Debian policy 10.4 and the packages' file lists; what is essential needs no relation
    private static final Map<String, String> DEBIAN = Map.ofEntries(
            Map.entry("python3", "python3:any"),
            Map.entry("perl", "perl:any"),
            Map.entry("ruby", "ruby:any"),
            Map.entry("node", "nodejs:any"),
            Map.entry("php", "php-cli:any"),
            Map.entry("lua", "lua5.4"),
            Map.entry("tclsh", "tcl"),
            Map.entry("wish", "tk"),
            Map.entry("fish", "fish"),
            Map.entry("zsh", "zsh"),
            Map.entry("ksh", "ksh"),
            Map.entry("expect", "expect"),
            Map.entry("make", "make"),
            Map.entry("gawk", "gawk"),
            Map.entry("Rscript", "r-base-core"),
            Map.entry("guile", "guile-3.0"));

    /** Shells that are essential in Debian, and that an rpm needs by their path. */
    private static final Set<String> SHELLS = Set.of("sh", "bash");

    /** Where packages of Debian have what they install for everybody. */
    private static final Set<String> PLACES = Set.of("/usr/bin/", "/bin/");

    private static final List<String> ENV = List.of("/usr/bin/env", "/bin/env");

    @Override
    public String id() {
        return "interpreters";
    }

    @Override
    public String summary() {
        return "programs that run the package's scripts, and the interpreters that its units start";
    }

    @Override
    public void derive(Derivation into) throws IOException {
        scriptlets(into);
        Set<String> own = new HashSet<>();
        into.files().forEach(file -> own.add(file.path()));
        for (FileFacts file : into.files()) {
            List<String> interpreter = file.content().interpreter();
            if (!interpreter.isEmpty() && file.isExecutable()) {
                script(into, file, interpreter);
            }
            Matcher module = PYTHON_MODULE.matcher(file.path());
            if (module.matches()) {
                python(into, file, module.group(1));
            }
            if (UnitCommands.isUnit(file.path())) {
                unit(into, file, own);
            }
        }
    }

    /** Of what dpkg runs; an rpm names the interpreters of its scriptlets anyway. // docs: Debian policy 7.2: preinst has Pre-Depends alone */
    private static void scriptlets(Derivation into) {
        if (!into.format().equals("deb")) {
            return;
        }
        into.draft().scriptlets().forEach((slot, scriptlet) -> {
            String body = scriptlet.body();
            String line = body.startsWith("#!")
                    ? body.lines().findFirst().orElse("").substring(2).strip()
                    : String.join(" ", scriptlet.interpreter());
            if (line.isEmpty()) {
                return;
            }
            List<String> interpreter = List.of(line.split("[ \t]+", 2));
            interpreter(
                    into,
                    slot == ScriptSlot.PREINSTALL ? RelationKind.PRE_DEPENDS : RelationKind.DEPENDS,
                    interpreter,
                    "scripts." + slot.name().toLowerCase(Locale.ROOT) + " is run by " + line);
        });
    }

    /** Only interpreters: what else a unit starts may well come with another package by design. */
    private static void unit(Derivation into, FileFacts file, Set<String> own) throws IOException {
        for (UnitCommands.Command command : UnitCommands.of(file.text(LONGEST_UNIT))) {
            String program = command.program();
            String name = program.substring(program.lastIndexOf('/') + 1);
            boolean known = DEBIAN.containsKey(name) || SHELLS.contains(name) || ENV.contains(program);
            if (!known || own.contains(program)) {
                continue;
            }
            // docs: systemd.service(5): a name without a slash is looked for in directories such as /usr/bin
            String path = program.startsWith("/") ? program : "/usr/bin/" + program;
            String cause = file.path() + " line " + command.line() + " has " + command.key() + "=" + program;
            interpreter(into, RelationKind.DEPENDS, List.of(path, command.arguments()), cause);
        }
    }

    private static void script(Derivation into, FileFacts file, List<String> interpreter) {
        // docs: execve(2): what follows the program is one argument, so env sets a variable here and starts nothing
        boolean setsOnly = interpreter.size() > 1
                && ENV.contains(interpreter.get(0))
                && interpreter.get(1).matches("[^-=\\s][^=\\s]*=.*");
        interpreter(
                into,
                RelationKind.DEPENDS,
                setsOnly ? interpreter.subList(0, 1) : interpreter,
                file.path() + " starts with #!" + String.join(" ", interpreter));
    }

    /**
     * Needs what is started.
     *
     * @param interpreter program, and perhaps its arguments
     */
    private static void interpreter(Derivation into, RelationKind kind, List<String> interpreter, String cause) {
        String program = interpreter.get(0);
        Optional<String> named = interpreter.size() > 1 && ENV.contains(program)
                ? Optional.of(programOf(interpreter.get(1))).filter(word -> !word.isEmpty())
                : Optional.empty();
        if (into.format().equals("deb")) {
            String path = named.map(word -> word.contains("/") ? word : "/usr/bin/" + word)
                    .orElse(program);
            int name = path.lastIndexOf('/') + 1;
            Optional.ofNullable(DEBIAN.get(path.substring(name)))
                    .filter(pkg -> PLACES.contains(path.substring(0, name)))
                    .ifPresent(pkg -> into.relate(kind, debian(pkg), cause));
            return;
        }
        if (program.startsWith("/")) {
            // source: rpm scripts/script.req: the path after #!, whatever it is
            into.relate(kind, new Dependency.Simple(program), cause);
        }
        named.map(word -> word.startsWith("/") ? word : "/usr/bin/" + word)
                .ifPresent(path -> into.relate(kind, new Dependency.Simple(path), cause));
    }

    /** What env starts: the first word that is neither an option nor a variable. */
    private static String programOf(String arguments) {
        for (String word : arguments.split("[ \t]+")) {
            if (!word.startsWith("-") && word.indexOf('=') < 0) {
                return word;
            }
        }
        return "";
    }

    private static Dependency debian(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Dependency.Simple(text)
                : new Dependency.Simple(text.substring(0, colon), null, null, text.substring(colon + 1));
    }

    private static void python(Derivation into, FileFacts file, String version) {
        String cause = file.path() + " is a module of Python " + version;
        if (into.format().equals("deb")) {
            into.relate(RelationKind.DEPENDS, debian("python3:any"), cause);
        } else {
            // source: rpm fileattrs/python.attr: python(abi) = major.minor
            into.relate(
                    RelationKind.DEPENDS,
                    new Dependency.Simple("python(abi)", dev.gopack.model.VersionOperator.EQUAL, version),
                    cause);
        }
    }
}
