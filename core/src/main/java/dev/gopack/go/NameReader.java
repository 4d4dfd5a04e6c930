package dev.gopack.go;

import dev.gopack.io.ByteView;
import dev.gopack.module.StandardLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Goes through the names of functions once and keeps what they tell: packages and signals. */
final class NameReader implements FunctionTable.Sink {

    private static final int MAX_PACKAGES = 65_536;
    private static final int MAX_CHARACTERS = 4 << 20;
    private static final String VENDOR = "/vendor/";
    private static final String OF_COMMANDS = "cmd/vendor/"; // what Go's own commands import is called so

    private final ByteView file;
    private final SignalFinder signals = new SignalFinder();
    private final Map<String, String> paths = new HashMap<>();
    private int characters;

    // neighbours mostly belong to the same package
    private byte[] latestName = {};
    private String latestPath = "";
    private boolean latestTells;

    NameReader(ByteView file) {
        this.file = file;
    }

    @Override
    public void take(byte[] name, int length, int slash) {
        if (!SymbolName.isIn(latestName, name, length, slash)) {
            int end = SymbolName.pathEnd(name, length);
            if (end <= 0) {
                signals.takeForeign(name, length);
                return;
            }
            latestName = Arrays.copyOf(name, end);
            latestPath = path(new String(name, 0, end, StandardCharsets.ISO_8859_1));
            latestTells = SignalFinder.wantsFunctionsOf(latestPath);
        }
        if (latestTells) {
            signals.takeFunction(latestPath, name, length);
        }
    }

    /** The path, or nothing if its escapes are none. */
    private String path(String escaped) {
        String known = paths.get(escaped);
        if (known == null) {
            characters += escaped.length();
            if (paths.size() == MAX_PACKAGES || characters > MAX_CHARACTERS) {
                throw file.broken(0, "the table of functions names more packages than any program has");
            }
            known = SymbolName.unescape(escaped).orElse("");
            paths.put(escaped, known);
            signals.takePackage(known);
        }
        return known;
    }

    /** The packages that were named. */
    LinkedPackages packages() {
        StandardLibrary library = StandardLibrary.bundled();
        Set<String> all = new TreeSet<>();
        List<String> standard = new ArrayList<>();
        Set<String> known = Set.copyOf(paths.values());
        for (String path : paths.values()) {
            if (library.contains(path)) {
                standard.add(path);
                all.add(path);
            } else if (!path.isEmpty() && !isMethod(path, known)) {
                // docs: go help gopath: code below a directory vendor is imported by what follows the last such
                // directory
                int vendor = path.startsWith(OF_COMMANDS) ? -1 : path.lastIndexOf(VENDOR);
                all.add(vendor < 0 ? path : path.substring(vendor + VENDOR.length()));
            }
        }
        return new LinkedPackages(List.copyOf(all), standard);
    }

    /**
     * True for {@code example.com/a.Type.go/types}, of the function {@code example.com/a.Type.go/types.order}: the type
     * embeds an interface of another package, and has its methods, which nobody else can call, under the name of that.
     */
    private static boolean isMethod(String path, Set<String> known) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            int end = path.indexOf('.', dot + 1);
            if (end > dot + 1
                    && path.indexOf('/', dot) > end
                    && known.contains(path.substring(0, dot))
                    && known.contains(path.substring(end + 1))) {
                return true;
            }
        }
        return false;
    }

    /** What the functions and the build show. */
    GoSignals signals(Container container, Optional<BuildInfo> info) {
        return signals.finish(container, info);
    }
}
