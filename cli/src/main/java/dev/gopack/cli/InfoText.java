package dev.gopack.cli;

import dev.gopack.format.PackageInfo;
import java.util.List;
import java.util.Map;

/** A package's information as text for people. Control characters from the package are shown, never sent. */
final class InfoText {

    private final StringBuilder out = new StringBuilder();

    private InfoText() {}

    static String of(String path, PackageInfo info) {
        InfoText text = new InfoText();
        text.line(path);
        text.field("Name", info.name());
        text.field("Version", info.evr());
        text.field("Architecture", info.architecture());
        info.fields().forEach(text::field);
        info.relations().forEach((name, list) -> text.list(name, list));
        text.files(info.files());
        info.scripts().forEach(text::script);
        text.list("Changelog", info.changelog());
        text.digests(info.digests());
        return text.out.append('\n').toString();
    }

    private void field(String name, String value) {
        line("  " + name + ": " + value.replace("\n", "\n    "));
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            line("  " + name + ":");
            values.forEach(value -> line("    " + value.replace("\n", "\n    ")));
        }
    }

    private void files(List<PackageInfo.PackagedFile> files) {
        line("  Files:");
        for (PackageInfo.PackagedFile file : files) {
            String mode = "0000" + Integer.toOctalString(file.mode());
            String link = file.linkTarget().isEmpty() ? "" : " -> " + file.linkTarget();
            String flags = file.flags().isEmpty() ? "" : "  [" + String.join(", ", file.flags()) + "]";
            line("    " + letter(file.kind()) + mode.substring(mode.length() - 4) + " " + file.user() + ":"
                    + file.group() + " " + padded(file.size()) + " " + file.path() + link + flags);
        }
    }

    private static char letter(String kind) {
        return switch (kind) {
            case "directory" -> 'd';
            case "symlink" -> 'l';
            case "hardlink" -> 'h';
            case "device" -> 'c';
            case "block-device" -> 'b';
            case "fifo" -> 'p';
            default -> '-';
        };
    }

    private static String padded(long size) {
        String digits = Long.toString(size);
        return " ".repeat(Math.max(0, 10 - digits.length())) + digits;
    }

    private void script(String name, PackageInfo.Script script) {
        String interpreter = script.interpreter().isEmpty() ? "" : " (" + String.join(" ", script.interpreter()) + ")";
        line("  " + name + interpreter + ":");
        script.body().lines().forEach(text -> line("    " + text));
    }

    private void digests(List<PackageInfo.DigestCheck> digests) {
        long wrong = digests.stream().filter(digest -> !digest.matches()).count();
        line("  Digests: " + digests.size() + " checked, " + (wrong == 0 ? "all right" : wrong + " wrong"));
        for (Map.Entry<String, String> digest : shown(digests)) {
            line("    " + digest.getKey() + ": " + digest.getValue());
        }
    }

    /** Those of single files stand with the files in the JSON form; here they would drown the rest. */
    private static List<Map.Entry<String, String>> shown(List<PackageInfo.DigestCheck> digests) {
        return digests.stream()
                .filter(digest -> !digest.name().startsWith("file ") || !digest.matches())
                .map(digest -> Map.entry(
                        digest.name(), digest.stated() + (digest.matches() ? " ok" : " WRONG, is " + digest.actual())))
                .toList();
    }

    private void line(String text) {
        text.codePoints().forEach(c -> {
            boolean shownAsItIs =
                    c == '\n' || c == '\t' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
            if (shownAsItIs) {
                out.appendCodePoint(c);
            } else {
                out.append("\\x").append(Integer.toHexString(c));
            }
        });
        out.append('\n');
    }
}
