package dev.gopack.conformance;

import static dev.gopack.conformance.LintSample.CLEAN;
import static dev.gopack.conformance.LintSample.gzip;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** For each rule of lint a package that breaks it, and one as like it as can be that does not. */
final class LintCases {

    private static final String SHELL = "#!/bin/sh\necho hello\n";
    private static final String TOOL = "/usr/bin/tool";
    private static final String WORDS = "/usr/share/sample/words";
    private static final List<String> BOTH = List.of("rpm", "deb");
    private static final List<String> RPM = List.of("rpm");
    private static final List<String> DEB = List.of("deb");

    private final List<Case> cases = new ArrayList<>();
    private final LintPrograms programs;

    private LintCases(LintPrograms programs) {
        this.programs = programs;
    }

    /**
     * A rule and two packages.
     *
     * @param formats in which there can be the bad one
     */
    record Case(String rule, List<String> formats, LintSample bad, LintSample good) {}

    /** All of them; programs that they need are compiled into the directory. */
    static List<Case> all(Path directory) {
        LintCases made = new LintCases(new LintPrograms(directory));
        made.modes();
        made.paths();
        made.links();
        made.commands();
        made.places();
        made.ofProgramsOfC();
        made.ofProgramsOfGo();
        made.texts();
        made.identity();
        made.relations();
        made.scripts();
        made.commandsOfScripts();
        made.alternatives();
        made.units();
        return made.cases;
    }

    private void add(String rule, LintSample bad, LintSample good) {
        add(rule, BOTH, bad, good);
    }

    private void add(String rule, List<String> formats, LintSample bad, LintSample good) {
        cases.add(new Case("lint." + rule, formats, bad, good));
    }

    private void modes() {
        add("privileged-file", CLEAN.file(TOOL, SHELL, 04755), CLEAN.file(TOOL, SHELL, 0755));
        add("privileged-file", CLEAN.file(TOOL, SHELL, 02755), CLEAN.file(TOOL, SHELL, 0755));
        add("world-writable", CLEAN.file(WORDS, "one\n", 0666), CLEAN.file(WORDS, "one\n", 0644));
        add(
                "world-writable",
                CLEAN.directory("/var/lib/sample", 0777, "root"),
                CLEAN.directory("/var/lib/sample", 01777, "root"));
        add("group-writable", CLEAN.file(WORDS, "one\n", 0664), CLEAN.file(WORDS, "one\n", 0644));
        add("unreadable", CLEAN.file(WORDS, "one\n", 0600), CLEAN.file(WORDS, "one\n", 0644));
        add(
                "foreign-parent",
                CLEAN.directory("/var/lib/sample", 0755, "games").file("/var/lib/sample/words", "one\n", 0644),
                CLEAN.directory("/var/lib/sample", 0755, "root").file("/var/lib/sample/words", "one\n", 0644));
        String readme = "/usr/share/doc/sample/NOTES";
        add("executable-document", CLEAN.file(readme, "one\n", 0755), CLEAN.file(readme, "one\n", 0644));
        add("not-executable", CLEAN.file(TOOL, SHELL, 0644), CLEAN.file(TOOL, SHELL, 0755));
        String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n";
        String example = "/usr/share/doc/sample/examples/key.pem"; // which everybody has
        add("private-key", CLEAN.file("/usr/share/doc/sample/key.pem", key, 0644), CLEAN.file(example, key, 0644));
        add("private-key", CLEAN.config("/etc/sample.pem", key, 0644), CLEAN.config("/etc/sample.pem", key, 0600));
    }

    private void paths() {
        LintSample here = CLEAN.file(WORDS, "one\n", 0644);
        add("local-path", CLEAN.file("/usr/local/share/sample/words", "one\n", 0644), here);
        add("opt-path", CLEAN.file("/opt/sample/words", "one\n", 0644), here);
        for (String elsewhere : List.of("/home", "/srv", "/mnt")) {
            add("home-path", CLEAN.file(elsewhere + "/sample/words", "one\n", 0644), here);
        }
        for (String elsewhere : List.of("/tmp", "/run", "/var/run", "/var/lock")) {
            add("volatile-path", CLEAN.file(elsewhere + "/sample/words", "one\n", 0644), here);
        }
        add("unknown-top", CLEAN.file("/data/words", "one\n", 0644), here);
        add("empty-file", CLEAN.file(WORDS, "", 0644), here);
        add("empty-file", CLEAN.file("/usr/share/doc/sample/NOTES", "", 0644), here);
        for (String name : List.of("words~", "words.orig", ".gitignore", ".DS_Store", "Thumbs.db")) {
            add("leftover", CLEAN.file("/usr/share/sample/" + name, "one\n", 0644), here);
        }
        add("leftover", CLEAN.file("/usr/share/sample/.git/config", "one\n", 0644), here);
        add("hidden-file", CLEAN.file("/usr/share/sample/.words", "one\n", 0644), here);
        String large = "many words\n".repeat(7000);
        add(
                "duplicate-file",
                CLEAN.file(WORDS, large, 0644).file("/usr/share/sample/again", large, 0644),
                CLEAN.file(WORDS, large, 0644).file("/usr/share/sample/again", large + "\n", 0644));
        String document = "/usr/share/doc/sample/words";
        add(
                "duplicate-file",
                CLEAN.file(document, large, 0644).file(document + ".2", large, 0644),
                CLEAN.file(document, large, 0644).file(document + ".2", large + "\n", 0644));
    }

    private void links() {
        LintSample here = CLEAN.file(WORDS, "one\n", 0644);
        String link = "/usr/share/sample/link";
        add("dangling-link", here.link(link, "missing"), here.link(link, "words"));
        add("dangling-link", here.link(link, "/etc/sample/missing"), here.link(link, "words"));
        add(
                "dangling-link",
                here.link(link, "../other/words"),
                here.yaml("depends", "[other]").link(link, "../other/words"));
        add("dangling-link", DEB, here.link(link, "../licenses/GPL-2"), here.link(link, "../common-licenses/GPL-2"));
        add("link-form", here.link(link, WORDS), here.link(link, "words"));
        add("link-form", here.link("/etc/words", "../usr/share/sample/words"), here.link("/etc/words", WORDS));
        add("unsafe-link", here.link(link, "/tmp/words"), here.link(link, "words"));
        add("unsafe-link", here.link(link, "link"), here.link(link, "words"));
        add("unsafe-link", here.link(link, "../../../../../etc/passwd"), here.link(link, "words"));
    }

    private void commands() {
        LintSample shell = CLEAN.file(TOOL, SHELL, 0755);
        add("no-interpreter", CLEAN.file(TOOL, "echo hello\n", 0755), shell);
        LintSample python = CLEAN.yaml("depends", "[python3]").file(TOOL, "#!/usr/bin/python3\nprint(1)\n", 0755);
        add(
                "interpreter",
                CLEAN.yaml("depends", "[python3]").file(TOOL, "#!/usr/bin/env python3\nprint(1)\n", 0755),
                python);
        add(
                "interpreter",
                CLEAN.yaml("depends", "[python3]").file(TOOL, "#!/usr/local/bin/python3\nprint(1)\n", 0755),
                python);
        add("interpreter-needed", CLEAN.file(TOOL, "#!/usr/bin/python3\nprint(1)\n", 0755), python);
        LintSample env = CLEAN.file(TOOL, "#!/usr/bin/env own-shell\nputs 1\n", 0755);
        String shown = "/usr/share/doc/sample/examples/tool";
        add("interpreter-needed", env, CLEAN.file(shown, "#!/usr/bin/env own-shell\nputs 1\n", 0755));
        add("interpreter-needed", env, env.file("/usr/bin/own-shell", "#!/bin/sh\n", 0755));
        add("interpreter-needed", CLEAN.file(TOOL, "#!/usr/bin/ruby\nputs 1\n", 0755), python);
        add("line-ends", CLEAN.file(TOOL, SHELL.replace("\n", "\r\n"), 0755), shell);
    }

    private void places() {
        add(
                "etc-not-config",
                CLEAN.file("/etc/sample.conf", "a=b\n", 0644),
                CLEAN.config("/etc/sample.conf", "a=b\n", 0644));
        add("config-elsewhere", CLEAN.config(WORDS, "one\n", 0644), CLEAN.file(WORDS, "one\n", 0644));
        add(
                "config-replaced",
                RPM,
                CLEAN.config("/etc/sample.conf", "a=b\n", 0644),
                CLEAN.file("/etc/sample.conf", bytes("a=b\n"), 0644, ", type: config|noreplace"));
        String unit = LintUnits.of("").toString();
        LintSample tool = CLEAN.file(TOOL, SHELL, 0755);
        add(
                "unit-place",
                tool.file("/etc/systemd/system/sample.service", unit, 0644),
                tool.file("/usr/lib/systemd/system/sample.service", unit, 0644));
        add(
                "settings-place",
                CLEAN.config("/etc/tmpfiles.d/sample.conf", "d /run/sample 0755 root root -\n", 0644),
                CLEAN.file("/usr/lib/tmpfiles.d/sample.conf", "d /run/sample 0755 root root -\n", 0644));
        add(
                "settings-place",
                CLEAN.config("/etc/udev/rules.d/60-sample.rules", "ACTION==\"add\"\n", 0644),
                CLEAN.file("/usr/lib/udev/rules.d/60-sample.rules", "ACTION==\"add\"\n", 0644));
        add(
                "completion-place",
                CLEAN.config("/etc/bash_completion.d/tool", "complete -W one tool\n", 0644),
                CLEAN.file("/usr/share/bash-completion/completions/tool", "complete -W one tool\n", 0644));
        add(
                "completion-place",
                CLEAN.file("/usr/share/zsh/site-functions/tool", "#compdef tool\n", 0644),
                CLEAN.file("/usr/share/zsh/site-functions/_tool", "#compdef tool\n", 0644));
        String page = ".TH TOOL 1 \"November 2026\"\n.SH NAME\ntool \\- says hello\n";
        LintSample compressed = CLEAN.file("/usr/share/man/man1/tool.1.gz", gzip(page, 0), 0644, "");
        add("uncompressed-manual", CLEAN.file("/usr/share/man/man1/tool.1", page, 0644), compressed);
        add("manual-place", CLEAN.file("/usr/share/man/man3/tool.1.gz", gzip(page, 0), 0644, ""), compressed);
        add("no-manual", tool, tool.file("/usr/share/man/man1/tool.1.gz", gzip(page, 0), 0644, ""));
        add(
                "gzip-time",
                CLEAN.file(WORDS + ".gz", gzip("one\n", 1_700_000_000), 0644, ""),
                CLEAN.file(WORDS + ".gz", gzip("one\n", 0), 0644, ""));
        add(
                "broken-gzip",
                CLEAN.file(WORDS + ".gz", "one\n", 0644),
                CLEAN.file(WORDS + ".gz", gzip("one\n", 0), 0644, ""));
    }

    private void ofProgramsOfC() {
        LintSample good = CLEAN.program(TOOL, programs.c("good"));
        byte[] broken = ("\u007fELF\u0002\u0001\u0001" + "\u00ff".repeat(99)).getBytes(StandardCharsets.ISO_8859_1);
        add("broken-program", CLEAN.text("arch", "amd64").file(TOOL, broken, 0755, ""), good);
        add("unstripped", CLEAN.program(TOOL, programs.cWithSymbols("symbols")), good);
        add("unstripped", CLEAN.program(TOOL, programs.cWithSymbols("debug", "-g")), good);
        add(
                "no-build-id",
                CLEAN.program(TOOL, programs.cWithSymbols("no-id", "-g", "-Wl,--build-id=none")),
                CLEAN.program(TOOL, programs.cWithSymbols("id", "-g", "-Wl,--build-id=sha1")));
        add("executable-stack", CLEAN.program(TOOL, programs.c("stack", "-Wl,-z,execstack")), good);
        add("no-relro", CLEAN.program(TOOL, programs.c("relro", "-Wl,-z,norelro")), good);
        add("no-pie", CLEAN.program(TOOL, programs.c("fixed", "-no-pie")), good);
        add("unsafe-runpath", CLEAN.program(TOOL, programs.c("runpath", "-Wl,-rpath,/home/builder/lib")), good);
        add(
                "unsafe-runpath",
                CLEAN.program(TOOL, programs.c("runpath-local", "-Wl,-rpath,/usr/local/lib:/usr/../tmp")),
                CLEAN.program(TOOL, programs.c("runpath-own", "-Wl,-rpath,/usr/libexec/sample:/opt/sample/lib")));
        add(
                "text-relocations",
                CLEAN.program("/usr/lib/sample/code.so", programs.library("changed", true)),
                CLEAN.program("/usr/lib/sample/code.so", programs.library("fixed", false)));
        add("other-architecture", good.text("arch", "arm64"), good);
        add("program-for-all", good.text("arch", "all"), good);
        add("no-program", CLEAN.text("arch", "amd64").file(WORDS, "one\n", 0644), good);
        add("program-place", CLEAN.program("/usr/share/sample/tool", programs.c("good")), good);
        add("program-place", CLEAN.program("/etc/sample/tool", programs.c("good")), good);
    }

    private void ofProgramsOfGo() {
        LintSample plain = CLEAN.program(TOOL, programs.go("plain"));
        add("will-not-start", CLEAN.program(TOOL, programs.go("amd64-v3")).on("el9"), plain.on("el9"));
        add("instrumented", CLEAN.program(TOOL, programs.go("race")), plain);
        add("instrumented", CLEAN.program(TOOL, programs.go("cover")), plain);
        add("changed-source", CLEAN.program(TOOL, programs.go("dirty")), plain);
        LintSample released = CLEAN.program(TOOL, programs.released());
        add("no-version", plain, released);
        add("build-paths", CLEAN.program(TOOL, programs.go("quoted")), plain);
        add("local-replacement", plain, released);
        byte[] text = bytes("The MIT License\n");
        String notices = "/usr/share/doc/sample/THIRD-PARTY-NOTICES";
        add("module-licenses", released, released.file(notices, text, 0644, ""));
        String folder = "/usr/share/licenses/sample/";
        LintSample each = plain.file(folder + "example.com/other/LICENSE", text, 0644, "")
                .file(folder + "golang.org/x/mod/LICENSE", text, 0644, "");
        add("module-licenses", plain, each);
    }

    private void texts() {
        add("no-description", CLEAN.text("description", "shows one rule"), CLEAN);
        for (String summary : List.of("A thing that shows", "shows one rule.", "sample shows", "shows ".repeat(20))) {
            add("summary", CLEAN.text("description", summary + "\nIt has more lines."), CLEAN);
        }
        add("long-lines", CLEAN.text("description", "shows one rule\n" + "It is long. ".repeat(9)), CLEAN);
        add("repeated-summary", DEB, CLEAN.text("description", "shows one rule\nshows one rule\nand more"), CLEAN);
    }

    private void identity() {
        add("no-license", CLEAN.text("license", ""), CLEAN);
        LintSample linked = CLEAN.text("license", "").link("/usr/share/doc/sample", "common");
        add("no-license", RPM, linked, linked.yaml("depends", "[common]"));
        for (String license :
                List.of("MIT License; see file", "GPLv2+", "(MIT", "MIT)", "Weird", "MIT Or Zlib", "MIT OR")) {
            add("license-form", RPM, CLEAN.text("license", license), CLEAN);
        }
        for (String license : List.of(
                "(MIT OR gpl-2.0+) AND LicenseRef-Own",
                "GPL-2.0-only WITH Classpath-exception-2.0 or Zlib",
                "EUPL-1.1+")) {
            add("license-form", RPM, CLEAN.text("license", "MIT WITH Zlib"), CLEAN.text("license", license));
        }
        add("homepage", CLEAN.text("homepage", ""), CLEAN);
        add("homepage", CLEAN.text("homepage", "http://example.com/sample"), CLEAN);
        add("maintainer", CLEAN.text("maintainer", "Somebody"), CLEAN);
        LintSample whole = CLEAN.text("version_schema", "none");
        add("version-order", whole.text("version", "1.2.0rc1"), whole.text("version", "1.2.0~rc1"));
        add("epoch", CLEAN.yaml("epoch", "1"), CLEAN);
        add("name", RPM, CLEAN.text("name", "Sample"), CLEAN);
        add("no-changelog", RPM, CLEAN.text("changelog", ""), CLEAN);
        LintSample silent = CLEAN.text("changelog", "").link("/usr/share/doc/sample", "common");
        add("no-changelog", RPM, silent, silent.yaml("depends", "[common = 1.2.0]"));
        add("changelog-date", CLEAN.text("mtime", "2026-10-01T12:00:00Z"), CLEAN);
    }

    private void relations() {
        add("self-relation", CLEAN.yaml("depends", "[sample]"), CLEAN.yaml("depends", "[other]"));
        add("self-relation", RPM, CLEAN.yaml("replaces", "[sample]"), CLEAN.yaml("replaces", "[sample < 1]"));
        add("replaced-forever", CLEAN.yaml("replaces", "[old]"), CLEAN.yaml("replaces", "[old < 2]"));
        LintSample replaces = CLEAN.yaml("replaces", "[old < 2]");
        add("replaces-alone", DEB, replaces, replaces.yaml("conflicts", "[old < 2]"));
        add("replaces-alone", DEB, replaces, replaces.yaml("deb", "{compression: none, breaks: [old < 2]}"));
    }

    private void commandsOfScripts() {
        script(
                DEB,
                "ignores-errors",
                "postinstall",
                "touch /var/lib/sample/made",
                "set -e\ntouch /var/lib/sample/made");
        for (String command :
                List.of("udevadm control --reload", "sysctl --system", "if true; then modprobe loop; fi")) {
            script(
                    BOTH,
                    "host",
                    "postinstall",
                    command,
                    command.replace("; fi", " || :; fi").replaceFirst("^([us].*)", "$1 || :"));
        }
        String deletes = "rm -rf /var/lib/sample";
        String asks = "if [ \"$1\" = 0 ] || [ \"$1\" = purge ]; then " + deletes + "; fi";
        script(BOTH, "deletes-data", "postremove", deletes, asks);
        script(BOTH, "deletes-data", "postremove", "rm --recursive /etc/sample", "rm -f /etc/sample/a-r");
        script(BOTH, "deletes-data", "preremove", "rm -f -r \"/etc/sample/d\"", asks);

        script(BOTH, "deletes-data", "postinstall", deletes, "if [ \"$1\" = 0 ]; then " + deletes + "; fi");
        script(
                BOTH,
                "deletes-data",
                "postinstall",
                "rm -fr /etc/sample",
                "rm -rf /var/cache/sample /var/lib/sample/tmp");
        script(
                DEB,
                "deletes-data",
                "postinstall",
                "case \"$1\" in\nconfigure)\n  " + deletes + "\n  ;;\nesac",
                "case \"$1\" in\nconfigure)\n  if dpkg --compare-versions \"$2\" lt 2; then\n    " + deletes
                        + "\n  fi\n  ;;\nesac");
        script(BOTH, "deletes-data", "preinstall", deletes, "if [ -n \"$2\" ]; then exit 0; fi\n" + deletes);

        needs(DEB, "adduser --system sample", "depends", "[adduser]");
        needs(DEB, "ucf /usr/share/sample/words /etc/words", "depends", "[ucf]");
        needs(RPM, "getent passwd sample || useradd sample", "depends", "[shadow-utils]");
        needs(RPM, "if ! id sample; then useradd sample; fi", "depends", "[/usr/sbin/useradd]");
        LintSample first = CLEAN.script("preinstall", "setcap cap_chown=ep /usr/bin/tool\n");
        LintSample late = first.yaml("depends", "[libcap, libcap2-bin]");
        add("script-command", DEB, late, first.yaml("deb", "{compression: none, predepends: [libcap2-bin]}"));
        add("script-command", RPM, late, first.yaml("rpm", "{compression: none, requires: {pre: [libcap]}}"));
        LintSample looks =
                CLEAN.script("preinstall", "if command -v setcap; then setcap cap_chown=ep /usr/bin/tool; fi\n");
        add("script-command", first, looks);
        add(
                "script-command",
                CLEAN.script("postinstall", "if command -v sestatus; then setsebool -P one=on; fi\n"),
                CLEAN.script("postinstall", "if command -v semodule; then setsebool -P one=on; fi\n"));
        add(
                "script-command",
                RPM,
                CLEAN.script("postinstall", "useradd sample\n"),
                CLEAN.script("postinstall", "cat > /etc/words << E\nuseradd sample\nE\necho \"a\nuseradd b\"\n"));
    }

    private void alternatives() {
        LintSample tool =
                CLEAN.file(TOOL, SHELL, 0755).link("/usr/share/now", "sample").file(WORDS, "one\n", 0644);
        String spec =
                "[{name: able, link: /usr/bin/able, path: %s, followers: [{name: 1, link: /usr/share/able, path: %s}]}]";
        LintSample right = tool.yaml("alternatives", spec.formatted(TOOL, WORDS));
        add("alternative-target", tool.yaml("alternatives", spec.formatted("'/usr/bin/a tool'", WORDS)), right);
        add("alternative-target", tool.yaml("alternatives", spec.formatted(TOOL, WORDS + ".gz")), right);
        offers(tool, "able /usr/bin/toll 50", "able /usr/bin/tool 50");
        offers(tool, "able \\\n  '/usr/bin/a tool' 50", "able \\\n  '/usr/bin/tool' 50 # --slave /a b /usr/bin/toll");
        offers(tool, "able /usr/bin/tool 50 --slave /a b /usr/share/c", "able /usr/bin/tool 50 --slave /a b " + WORDS);
        offers(tool, "able /usr/share/now/word 50", "able /usr/share/now/words 50");
        offers(tool, "able /usr/bin/too\\l2 50", "able /usr/bin/${name} 50");
        offers(tool, "able /x/1 50\nupdate-alternatives --set able /x/1", "able /x/1 50\ntouch /x/1");
        offers(tool, "able /usr/bin/other 50", "able /usr/bin/true 50");
        LintSample other = tool.script("postinstall", "update-alternatives --install /a able /usr/bin/other 50\n");
        add("alternative-target", other.yaml("depends", "[others]"), other.yaml("depends", "[other]"));
        String looks = "if [ -x /usr/bin/other ]; then update-alternatives --install /a able /usr/bin/other 50; fi\n";
        add("alternative-target", other, tool.script("postinstall", looks));
    }

    private void offers(LintSample tool, String bad, String good) {
        String install = "update-alternatives --quiet --install /usr/bin/able ";
        add(
                "alternative-target",
                tool.script("postinstall", install + bad + "\n"),
                tool.script("postinstall", install + good + "\n"));
    }

    private void needs(List<String> formats, String command, String key, String packages) {
        LintSample bad = CLEAN.script("postinstall", command + "\n");
        add("script-command", formats, bad, bad.yaml(key, packages));
    }

    private void script(List<String> formats, String rule, String slot, String bad, String good) {
        add("script-" + rule, formats, CLEAN.script(slot, bad + "\n"), CLEAN.script(slot, good + "\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void scripts() {
        script("empty", "postinstall", "exit 0", "touch /var/lib/sample/made");
        for (String bashism :
                List.of("if [[ -f /x ]]; then touch /x; fi", "source /etc/sample", "[ \"$1\" == x ] || touch /x")) {
            script("bashism", "postinstall", bashism, "if [ -f /x ]; then touch /x; fi");
        }
        script("bashism", "postinstall", "echo $'one'", "grep -q '^!\\{0,1\\}food/root\\.crt$' /etc/x");
        script(
                "bashism",
                "postinstall",
                "cat > /etc/x << 'E'\nE\nsource /etc/x",
                "cat > /etc/x <<- 'E'\nsource /etc/x\n[[ a ]]\n\tE\necho 'a\n[[ b ]]' # it's &> all");
        script(
                "systemctl",
                "postinstall",
                "systemctl restart sample.service",
                "if [ -d /run/systemd/system ]; then systemctl restart sample.service || :; fi");
        String restart = "systemctl restart sample.service";
        script(
                "systemctl",
                "postinstall",
                "set -e\ncommand -v systemctl >/dev/null && " + restart,
                "set -e\ncommand -v systemctl >/dev/null && " + restart + " || :");
        script(
                "systemctl",
                "postinstall",
                "if command -v systemctl; then systemctl daemon-reload; fi",
                "if command -v systemctl; then systemctl daemon-reload; fi\nexit 0");
        script(
                "systemctl",
                "postinstall",
                "set -e\ncommand -v systemctl || exit 0\n" + restart + "\nexit 0",
                "set -e\nset +e\ncommand -v systemctl || exit 0\n" + restart + "\nexit 0");
        script(
                "systemctl",
                "postinstall",
                "if [ -x /bin/systemctl ]; then\n  systemctl enable --now sample.service\nfi",
                "if [ -x /bin/systemctl ]; then\n  systemctl enable sample.service\nfi");
        script(
                "last-status",
                "postinstall",
                "set -e\ntest -d /run/systemd/system && " + restart,
                "set -e\nif test -d /run/systemd/system; then " + restart + " || :; fi");
        script(
                "last-status",
                "postinstall",
                "if [ -f /x ]; then\n  [ \"$1\" = 1 ] &&\n    touch /x\nfi",
                "if [ -f /x ]; then\n  [ \"$1\" = 1 ] &&\n    touch /x\nfi\nexit 0");
        script(
                "last-status",
                "postinstall",
                "case \"$1\" in\nconfigure|1) [ -f /x ] && touch /x ;;\nesac",
                "case \"$1\" in\nconfigure|1) [ -f /x ] && touch /x || : ;;\nesac");
        LintSample serves = CLEAN.file(TOOL, SHELL, 0755).yaml("service", "{exec: " + TOOL + ", user: sample}");
        add( // what is generated beside it looks for systemd, and it does not
                "script-systemctl",
                serves.script("postinstall", "set -e\n" + restart + "\nexit 0\n"),
                serves.script("postinstall", "set -e\n[ ! -d /run/systemd/system ] || " + restart + " || :\nexit 0\n"));
        script(
                "systemctl",
                "postinstall",
                "systemctl is-active x",
                "if systemctl is-active x; then systemctl stop x || :; fi");
        script(
                "systemctl",
                "postinstall",
                "set -e\n" + restart + "\nif [ -d /run/systemd/system ]; then systemctl stop x; fi",
                "set -e\nif [ -d /run/systemd/system ]; then systemctl stop x || :; " + restart + " || :; fi");
        script(
                "systemctl",
                "postinstall",
                "set -e\nif [ -d /run/systemd/system ]; then " + restart + "; fi\nexit 0",
                "if [ -d /run/systemd/system ]; then " + restart + "; fi\nexit 0");
        script(
                "systemctl",
                "postinstall",
                "set -e\nif [ -d /run/systemd/system ]; then\nfor x in a b; do systemctl restart $x; done\nfi\nexit 0",
                "set -e\nif [ -d /run/systemd/system ]; then\nfor x in a b; do systemctl restart $x; done || :\nfi\nexit 0");
        script(
                "systemctl",
                "postinstall",
                "set -e\n[ ! -d /run/systemd/system ] || " + restart + "\nexit 0",
                "set -e\n[ ! -d /run/systemd/system ] || " + restart + " | cat\nexit 0");
        script(
                "systemctl",
                "postinstall",
                "set -e\nif ! systemctl is-active x; then systemctl start x; fi",
                "set -e\nif systemctl is-active x; then systemctl restart x || :; fi");
        script("deletes-variable", "postremove", "rm -rf \"${STATE}/x\"", "rm -rf \"${STATE:?}/x\"");
        script("removes-user", "postremove", "userdel sample", "usermod --lock sample");
        script("deletes-variable", "postremove", "rm -rf \"$DIRECTORY\"/x", "rm -rf \"$DIRECTORY\"");
        script("deletes-variable", "postremove", "rm -rf /var/$d/x", "for d in lib cache; do rm -rf /var/$d/x; done");
        script("deletes-variable", "postremove", "d=$(cat /x)\nrm -rf $d/x", "d='/var/lib'\nrm -rf $d/x");
        script("deletes-variable", "postremove", "rm -rf \"${d:-$e}/x\"", "rm -rf \"${d:-/var/lib}/x\"");
        script(
                "deletes-variable",
                "postremove",
                "echo \"now: $(rm -rf $DIRECTORY/x)\"",
                "echo 'now; rm -rf $DIRECTORY/x'\ncat > /x << E\nrm -rf $DIRECTORY/x\nE");
        script("temporary", "postinstall", "echo one > /tmp/sample.list", "echo one > /var/lib/sample/list");
        script("recursive-owner", "postinstall", "chown -R sample /var/lib/sample", "chown sample /var/lib/sample");
        script(
                "alternatives",
                "postremove",
                "update-alternatives --remove tool /usr/bin/tool",
                "touch /var/lib/sample/gone");
        script("service", "postinstall", "service sample restart", "touch /var/lib/sample/made");
        script("service", "postinstall", "/etc/init.d/sample restart", "touch /var/lib/sample/made");
        script("unexpanded", "postinstall", "%systemd_post sample.service", "touch /var/lib/sample/made");
        script("unexpanded", "postinstall", "true\n#DEBHELPER#", "touch /var/lib/sample/made");
        script(
                "selinux",
                "postinstall",
                "chcon -t bin_t /usr/share/sample/words",
                "restorecon /usr/share/sample/words");
        script("device", "postinstall", "mknod /dev/sample c 1 1", "touch /var/lib/sample/made");
        script("asks", "postinstall", "read answer", "touch /var/lib/sample/made");
        script("asks", "postinstall", "read " + "-a ".repeat(20_000) + "answer", "touch /var/lib/sample/made");
    }

    private void script(String rule, String slot, String bad, String good) {
        add("script-" + rule, CLEAN.script(slot, bad + "\n"), CLEAN.script(slot, good + "\n"));
    }

    private void units() {
        LintUnits good = LintUnits.of("");
        unit("directive", good.and("ProtectProc=invisible"), good, "el8");
        for (String unknown :
                List.of("ProtectSytem=strict", "MemmoryMax=1G", "Bogus=yes", "user=daemon", "After=a.target")) {
            unit("directive", good.and(unknown), good.and("X-" + unknown), "");
        }
        for (String section : List.of("Foo", "Servce", "Socket", "service")) {
            String more = "\n[" + section + "]\nOne=two\n";
            unit("directive", new LintUnits(good + more), new LintUnits(good + more.replace("[", "[X-")), "");
        }
        unit("directive", new LintUnits("User=x\n" + good), good, "");
        LintSample amended = CLEAN.file(TOOL, SHELL, 0755);
        String amends = "/usr/lib/systemd/system/other.service.d/50-sample.conf";
        add(
                "unit-directive",
                amended.file(amends, "[Service]\nNicer=5\n", 0644),
                amended.file(amends, "[Service]\nNice=5\n", 0644));
        String service = "{exec: " + TOOL + ", user: sample, directives: [Service.%s=1]}";
        add(
                "unit-directive",
                amended.yaml("service", service.formatted("Bogus")),
                amended.yaml("service", service.formatted("X-Bogus")));
        unit("command", good.with("ExecStart=/usr/bin/missing"), good, "");
        unit("command", good.and("ExecStartPre=/bin/missing"), good.and("ExecStartPre=-/bin/missing"), "");
        unit(
                "command",
                good.with("ExecStart=/usr/bin/missing"),
                new LintUnits(good.with("ExecStart=/usr/bin/missing")
                        .toString()
                        .replace("[Unit]\n", "[Unit]\nConditionPathExists=/usr/bin/missing\n")),
                "");
        unit("command", good.and("ExecStartPre=/bin/chow -R x"), good.and("ExecStartPre=+/bin/chown -R x"), "");
        LintSample elsewhere = CLEAN.file(
                "/usr/lib/systemd/system/sample.service",
                good.with("ExecStart=/usr/bin/sampled").toString(),
                0644);
        for (String part : List.of("sampled", "sample-bin", "other = 1.2.3", "/usr/bin/sampled")) {
            List<String> formats = part.startsWith("/") ? RPM : BOTH;
            add(
                    "unit-command",
                    formats,
                    elsewhere.yaml("depends", "[other >= 1.2.3, sampler]"),
                    elsewhere.yaml("depends", "[" + part + "]"));
        }
        unit("user", good.with("User=root"), good, "");
        unit("nobody", good.with("User=nobody"), good, "");
        unit("var-run", good.and("PIDFile=/var/run/sample.pid"), good.and("PIDFile=/run/sample.pid"), "");
        LintSample ofGo = CLEAN.program(TOOL, programs.go("plain"));
        String forking = good.and("Type=forking").toString();
        String forked = "/usr/lib/systemd/system/sample.service";
        add(
                "unit-forking",
                ofGo.file(forked, forking, 0644),
                CLEAN.file(TOOL, SHELL, 0755).file(forked, forking, 0644));
        add(
                "unit-forking",
                ofGo.file(forked, forking, 0644),
                ofGo.file(forked, good.and("Type=exec").toString(), 0644));
        unit("install", good.with("[Install]").with("WantedBy=multi-user.target"), good, "");
        String started =
                good.with("[Install]").with("WantedBy=multi-user.target").toString();
        LintSample alone = CLEAN.file(TOOL, SHELL, 0755).file("/usr/lib/systemd/system/sample.service", started, 0644);
        add(
                "unit-install",
                alone.file("/usr/lib/systemd/system/other.target", "[Unit]\nAfter=sample.service\n", 0644),
                alone.file("/usr/lib/systemd/system/other.target", "[Unit]\nWants=a.service sample.service\n", 0644));
        add(
                "unit-install",
                alone.link("/usr/lib/systemd/system/more.service", "sample.service"),
                alone.link("/usr/lib/systemd/system/multi-user.target.wants/sample.service", "../sample.service"));
        unit("kill-mode", good.and("KillMode=none"), good.and("KillMode=mixed"), "");
        unit("syslog", good.and("StandardOutput=syslog"), good.and("StandardOutput=journal"), "");
        LintSample tool = CLEAN.file(TOOL, SHELL, 0755);
        String path = "/usr/lib/systemd/system/sample.service";
        add("unit-executable", tool.file(path, good.toString(), 0755), tool.file(path, good.toString(), 0644));
    }

    private void unit(String rule, LintUnits bad, LintUnits good, String target) {
        LintSample tool = CLEAN.file(TOOL, SHELL, 0755);
        LintSample on = target.isEmpty() ? tool : tool.on(target);
        String path = "/usr/lib/systemd/system/sample.service";
        add("unit-" + rule, on.file(path, bad.toString(), 0644), on.file(path, good.toString(), 0644));
    }
}
