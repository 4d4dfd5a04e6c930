package dev.gopack.go;

import dev.gopack.io.ByteView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through the names of functions once and keeps what they tell: packages and signals. */
final class NameReader {

    private static final int MAX_PACKAGES = 65_536;
    private static final int MAX_CHARACTERS = 4 << 20;
    private static final String VENDOR = "vendor/";

    private final ByteView file;
    private final Set<String> escaped = new HashSet<>();
    private final Set<String> paths = new HashSet<>();
    private final EnumSet<GoSignal> signals = EnumSet.noneOf(GoSignal.class);
    private final List<GoSignal> wanted = List.of(GoSignal.values());
    private byte[] latest = {}; // neighbours mostly belong to the same package
    private int characters;

    NameReader(ByteView file) {
        this.file = file;
    }

    /** Takes the name of one function. */
    void take(byte[] name, int length) {
        for (GoSignal signal : wanted) {
            if (signal.isShownBy(name, length)) {
                signals.add(signal);
            }
        }
        int end = SymbolName.pathEnd(name, length);
        if (end > 0 && !Arrays.equals(name, 0, end, latest, 0, latest.length)) {
            latest = Arrays.copyOf(name, end);
            add(new String(name, 0, end, StandardCharsets.ISO_8859_1));
        }
    }

    private void add(String path) {
        if (!escaped.add(path)) {
            return;
        }
        characters += path.length();
        if (escaped.size() > MAX_PACKAGES || characters > MAX_CHARACTERS) {
            throw file.broken(0, "the table of functions names more packages than any program has");
        }
        SymbolName.unescape(path).map(NameReader::imported).ifPresent(paths::add);
    }

    // docs: go help gopath: code below a directory vendor is imported by what follows the last such directory
    private static String imported(String path) {
        int inside = path.lastIndexOf("/" + VENDOR);
        if (inside >= 0) {
            return path.substring(inside + 1 + VENDOR.length());
        }
        return path.startsWith(VENDOR) ? path.substring(VENDOR.length()) : path;
    }

    /** The packages that were named. */
    GoPackages packages() {
        return new GoPackages(List.copyOf(paths));
    }

    /** What the functions show. */
    Set<GoSignal> signals() {
        return Collections.unmodifiableSet(signals);
    }
}
