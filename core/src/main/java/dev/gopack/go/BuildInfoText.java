package dev.gopack.go;

import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines about modules and settings. // source: Go 1.26 runtime/debug/mod.go, ParseBuildInfo */
final class BuildInfoText {

    private static final int FRAME = 16;

    private final ByteView file;
    private final long at;
    private final List<GoModule> dependencies = new ArrayList<>();
    private final List<BuildInfo.Setting> settings = new ArrayList<>();
    private String path = "";
    private Optional<GoModule> main = Optional.empty();
    private boolean lastIsMain;
    private boolean replaceable;

    private BuildInfoText(ByteView file, long at) {
        this.file = file;
        this.at = at;
    }

    /**
     * The information in a framed text.
     *
     * @param at place of the information in the file, for messages
     */
    static BuildInfo parse(ByteView file, long at, String goVersion, byte[] framed) {
        BuildInfoText text = new BuildInfoText(file, at);
        // source: debug/buildinfo: 16 bytes of a sentinel on both sides; anything else counts as no text
        if (framed.length > 2 * FRAME && framed[framed.length - FRAME - 1] == '\n') {
            String lines = new String(framed, FRAME, framed.length - 2 * FRAME, StandardCharsets.UTF_8);
            int start = 0;
            for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
                text.line(lines.substring(start, end));
                start = end + 1;
            }
        }
        return new BuildInfo(goVersion, text.path, text.main, text.dependencies, text.settings);
    }

    private void line(String line) {
        int tab = line.indexOf('\t');
        String verb = tab < 0 ? "" : line.substring(0, tab);
        String rest = line.substring(tab + 1);
        switch (verb) {
            case "path" -> path = rest;
            case "mod" -> {
                main = Optional.of(module(rest));
                lastIsMain = true;
                replaceable = true;
            }
            case "dep" -> {
                dependencies.add(module(rest));
                lastIsMain = false;
                replaceable = true;
            }
            case "=>" -> replace(rest);
            case "build" -> setting(rest);
            default -> {} // what later versions of Go may add
        }
    }

    private GoModule module(String columns) {
        String[] parts = columns.split("\t", -1);
        if (parts.length != 2 && parts.length != 3) {
            throw broken("a module has two or three columns", columns);
        }
        return new GoModule(parts[0], parts[1], parts.length == 3 ? parts[2] : "", Optional.empty());
    }

    private void replace(String columns) {
        String[] parts = columns.split("\t", -1);
        if (parts.length != 3 || !replaceable) {
            throw broken("a replacement has three columns and follows a module", columns);
        }
        GoModule by = new GoModule(parts[0], parts[1], parts[2], Optional.empty());
        replaceable = false;
        if (lastIsMain) {
            main = main.map(module -> new GoModule(module.path(), module.version(), module.sum(), Optional.of(by)));
        } else {
            GoModule last = dependencies.remove(dependencies.size() - 1);
            dependencies.add(new GoModule(last.path(), last.version(), last.sum(), Optional.of(by)));
        }
    }

    private void setting(String text) {
        if (text.isEmpty()) {
            throw broken("a setting has a key", text);
        }
        Quoted key = Quoted.first(text, '=').orElseThrow(() -> broken("a setting is key=value", text));
        if (key.text().isEmpty() || !key.rest().startsWith("=")) {
            throw broken("a setting is key=value", text);
        }
        String value = key.rest().substring(1);
        if (value.startsWith("\"") || value.startsWith("`")) {
            Quoted quoted = Quoted.first(value, '\0').orElseThrow(() -> broken("a quote is not closed", text));
            if (!quoted.rest().isEmpty()) {
                throw broken("something follows a quote", text);
            }
            value = quoted.text();
        } else if (value.chars().anyMatch(c -> " \t\r\n\"`".indexOf(c) >= 0)) {
            throw broken("the value needs quotes", text);
        }
        settings.add(new BuildInfo.Setting(key.text(), value));
    }

    private FormatException broken(String problem, String line) {
        return file.broken(at, "in the build information, " + problem + ": " + GopackException.quote(line));
    }
}
