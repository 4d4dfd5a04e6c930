package dev.gopack.go;

import static dev.gopack.go.GoSignal.ASAN;
import static dev.gopack.go.GoSignal.BORING_CRYPTO;
import static dev.gopack.go.GoSignal.CGO;
import static dev.gopack.go.GoSignal.CGO_RESOLVER;
import static dev.gopack.go.GoSignal.CGO_USER;
import static dev.gopack.go.GoSignal.COVER;
import static dev.gopack.go.GoSignal.DLOPEN;
import static dev.gopack.go.GoSignal.EMBEDDED_ROOTS;
import static dev.gopack.go.GoSignal.EMBEDDED_TIME_ZONES;
import static dev.gopack.go.GoSignal.EXEC;
import static dev.gopack.go.GoSignal.FIPS140;
import static dev.gopack.go.GoSignal.MSAN;
import static dev.gopack.go.GoSignal.OPENSSL_CRYPTO;
import static dev.gopack.go.GoSignal.PLUGIN;
import static dev.gopack.go.GoSignal.PURE_RESOLVER;
import static dev.gopack.go.GoSignal.PURE_USER;
import static dev.gopack.go.GoSignal.RACE;
import static dev.gopack.go.GoSignal.SYSLOG;
import static dev.gopack.go.GoSignal.SYSTEM_ROOTS;
import static dev.gopack.go.GoSignal.TIME_ZONES;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what tells something about a program: names of functions, packages, settings of the build. */
final class SignalFinder {

    /** A function, by its whole name or by the start of it. */
    private record Mark(String name, boolean whole, GoSignal signal) {}

    // source: Go 1.13 to 1.26, the functions of these packages and the constraints of their files
    private static final Map<String, List<Mark>> FUNCTIONS = Map.of(
            "net",
            List.of(
                    start("net._C2func_getaddrinfo", CGO_RESOLVER),
                    start("net._Cfunc_freeaddrinfo", CGO_RESOLVER),
                    start("net._C_getaddrinfo", CGO_RESOLVER),
                    start("net.(*Resolver).", PURE_RESOLVER)),
            "os/user",
            List.of(
                    start("os/user._Cfunc_", CGO_USER),
                    start("os/user._C2func_", CGO_USER),
                    start("os/user._C_get", CGO_USER),
                    start("os/user.lookup", PURE_USER)),
            "crypto/x509",
            List.of(whole("crypto/x509.loadSystemRoots", SYSTEM_ROOTS)),
            "time",
            List.of(whole("time.LoadLocation", TIME_ZONES)),
            "plugin",
            List.of(start(
                    "plugin._Cfunc_", PLUGIN)), // without cgo there are plugin.Open and plugin.open, which only fail
            "os/exec",
            List.of(whole("os/exec.(*Cmd).Start", EXEC)),
            "log/syslog",
            List.of(whole("log/syslog.New", SYSLOG), whole("log/syslog.Dial", SYSLOG)),
            "runtime",
            List.of(whole("runtime.racefini", RACE), whole("runtime.msanread", MSAN), whole("runtime.asanread", ASAN)));

    private static final Map<String, GoSignal> PACKAGES = Map.of(
            "time/tzdata", EMBEDDED_TIME_ZONES,
            "golang.org/x/crypto/x509roots/fallback", EMBEDDED_ROOTS,
            "github.com/ebitengine/purego", DLOPEN,
            "runtime/cgo", CGO,
            "internal/coverage/cfile", COVER,
            "github.com/golang-fips/openssl", OPENSSL_CRYPTO,
            "github.com/golang-fips/openssl/v2", OPENSSL_CRYPTO,
            "vendor/github.com/golang-fips/openssl", OPENSSL_CRYPTO,
            "vendor/github.com/golang-fips/openssl/v2", OPENSSL_CRYPTO);

    private static final Map<String, GoSignal> FLAGS =
            Map.of("-race", RACE, "-msan", MSAN, "-asan", ASAN, "-cover", COVER);
    private static final Set<String> FIPS_ON = Set.of("on", "only", "debug");

    private final Map<GoSignal, String> evidence = new EnumMap<>(GoSignal.class);

    private static Mark start(String name, GoSignal signal) {
        return new Mark(name, false, signal);
    }

    private static Mark whole(String name, GoSignal signal) {
        return new Mark(name, true, signal);
    }

    /** Takes a package, once. */
    void takePackage(String path) {
        GoSignal signal = PACKAGES.get(path);
        if (signal != null) {
            evidence.putIfAbsent(signal, path);
        }
    }

    /** True if names of functions of this package tell something. */
    static boolean wantsFunctionsOf(String path) {
        return FUNCTIONS.containsKey(path);
    }

    /** Takes a function of a package that is wanted. */
    void takeFunction(String path, byte[] name, int length) {
        for (Mark mark : FUNCTIONS.getOrDefault(path, List.of())) {
            boolean fits = mark.whole()
                    ? length == mark.name().length()
                    : length >= mark.name().length();
            if (fits && SymbolName.starts(name, length, mark.name()) && !evidence.containsKey(mark.signal())) {
                evidence.put(mark.signal(), new String(name, 0, length, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Takes a function of no package. Observed: Go's own linker keeps C functions, whose names hold a hash. */
    void takeForeign(byte[] name, int length) {
        if (SymbolName.starts(name, length, "_cgo_")) {
            String text = new String(name, 0, length, StandardCharsets.ISO_8859_1);
            evidence.putIfAbsent(CGO, text);
            if (text.endsWith("_C2func_getaddrinfo")) {
                evidence.putIfAbsent(CGO_RESOLVER, text);
            }
        } else if (SymbolName.starts(name, length, "_goboringcrypto_")) {
            evidence.putIfAbsent(BORING_CRYPTO, new String(name, 0, length, StandardCharsets.ISO_8859_1));
        }
    }

    /** What has been found, and what the build says. */
    GoSignals finish(Container container, Optional<BuildInfo> info) {
        Map<GoSignal, String> result = new EnumMap<>(evidence);
        drop(result, PURE_RESOLVER, container == Container.PE || result.containsKey(CGO_RESOLVER));
        drop(result, PURE_USER, container == Container.PE || result.containsKey(CGO_USER));
        info.ifPresent(known -> {
            flags(known, result);
            fips(known, result);
        });
        return new GoSignals(result);
    }

    private static void drop(Map<GoSignal, String> signals, GoSignal signal, boolean untrue) {
        if (untrue) {
            signals.remove(signal);
        }
    }

    private static void flags(BuildInfo info, Map<GoSignal, String> signals) {
        for (BuildInfo.Setting setting : info.settings()) {
            GoSignal flag = FLAGS.get(setting.key());
            if (flag != null && setting.value().equals("true")) {
                signals.put(flag, setting.key() + "=true");
            }
        }
        info.setting("GOEXPERIMENT")
                .filter(value -> List.of(value.split(",", -1)).contains("boringcrypto"))
                .ifPresent(value -> signals.put(BORING_CRYPTO, "GOEXPERIMENT=" + value));
    }

    // docs: go.dev/doc/security/fips140: GOFIPS140 at build time sets fips140=on, which a directive may set, too
    private static void fips(BuildInfo info, Map<GoSignal, String> signals) {
        info.setting("DefaultGODEBUG").ifPresent(value -> {
            for (String debug : value.split(",", -1)) {
                if (debug.startsWith("fips140=") && FIPS_ON.contains(debug.substring("fips140=".length()))) {
                    signals.put(FIPS140, "DefaultGODEBUG=" + debug);
                }
            }
        });
        info.setting("GOFIPS140")
                .filter(value -> !value.equals("off"))
                .ifPresent(value -> signals.put(FIPS140, "GOFIPS140=" + value));
    }
}
