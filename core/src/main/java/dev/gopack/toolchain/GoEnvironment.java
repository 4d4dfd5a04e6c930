package dev.gopack.toolchain;

import dev.gopack.model.Architecture;
import dev.gopack.model.GoBuild;
import dev.gopack.report.GopackException;
import dev.gopack.report.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The environment in which go builds: what it needs of the user's, and what the package decides. Nothing else. */
final class GoEnvironment {

    // Variables of the user that say how to reach the network, hosts with private modules, and folders that exist.
    // docs: `go help environment`; net/http.ProxyFromEnvironment; crypto/x509 SystemCertPool; git(1); ssh(1)
    private static final List<String> KEPT = List.of(
            "PATH",
            "HOME",
            "USERPROFILE",
            "HOMEDRIVE",
            "HOMEPATH",
            "APPDATA",
            "LOCALAPPDATA",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "PROGRAMDATA",
            "COMSPEC",
            "PATHEXT",
            "TEMP",
            "TMP",
            "TMPDIR",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "GOROOT",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "NO_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NETRC",
            "SSH_AUTH_SOCK",
            "GIT_SSH",
            "GIT_SSH_COMMAND",
            "GIT_ASKPASS",
            "GIT_SSL_CAINFO",
            "GIT_CONFIG_GLOBAL",
            "GIT_CONFIG_SYSTEM",
            "GIT_CONFIG_NOSYSTEM",
            "GIT_CONFIG_COUNT",
            "GIT_TERMINAL_PROMPT",
            "SUDO_UID"); // docs: git-config(1), safe.directory: whose repositories root trusts

    private static final List<String> KEPT_PREFIXES = List.of("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_");

    /** Where go finds itself, its settings and what it keeps. */
    private static final List<String> PLACES = List.of("GOROOT", "GOPATH", "GOENV");

    // docs: `go tool dist list`, Go 1.26, for linux
    private static final List<String> ARCHITECTURES = List.of(
            "386",
            "amd64",
            "arm",
            "arm64",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x");

    /** The least processors. // docs: go.dev/wiki/MinimumRequirements, and the defaults of internal/buildcfg */
    private static final Map<String, String> LEAST = Map.of(
            "amd64", "GOAMD64=v1",
            "386", "GO386=sse2",
            "arm64", "GOARM64=v8.0",
            "mips", "GOMIPS=hardfloat",
            "mipsle", "GOMIPS=hardfloat",
            "mips64", "GOMIPS64=hardfloat",
            "mips64le", "GOMIPS64=hardfloat",
            "ppc64", "GOPPC64=power8",
            "ppc64le", "GOPPC64=power8",
            "riscv64", "GORISCV64=rva20u64");

    private GoEnvironment() {}

    /** What the package decides. */
    static Map<String, String> decided(GoRequest request) {
        Map<String, String> decided = new TreeMap<>();
        GoBuild build = request.build();
        architecture(request.architecture(), decided);
        request.level().ifPresent(level -> set(level, decided));
        decided.put("GOOS", "linux");
        decided.put("CGO_ENABLED", build.cgo() ? "1" : "0");
        decided.put("GOFLAGS", "");
        decided.put("GOENV", "off"); // what counts of `go env -w` was asked for
        decided.put("GO111MODULE", "on");
        decided.put("LC_ALL", "C");
        if (build.isModule()) {
            decided.put("GOWORK", "off");
        }
        decided.putAll(build.environment());
        if (build.cgo()) {
            request.date().ifPresent(date -> tellCompiler(date.getEpochSecond(), decided));
        }
        return decided;
    }

    /** gcc and clang take the date for __DATE__ and __TIME__. // docs: reproducible-builds.org/specs/source-date-epoch */
    private static void tellCompiler(long date, Map<String, String> decided) {
        decided.put("SOURCE_DATE_EPOCH", Long.toString(date));
        // observed: Go 1.26: its build cache looks at flags and not at that variable, and gives what another date made
        decided.merge("CGO_CPPFLAGS", "-DGOPACK_SOURCE_DATE_EPOCH=" + date, (given, more) -> given + " " + more);
    }

    /** What go is asked in: where it finds itself and the user's settings, without what decides how something is built. */
    static Map<String, String> asking(Map<String, String> user, List<String> settings) {
        Map<String, String> environment = new TreeMap<>();
        user.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            if (isKept(upper) || PLACES.contains(upper) || settings.contains(upper)) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    /** The whole environment of a build. */
    static Map<String, String> complete(
            Map<String, String> user, Map<String, String> settings, Map<String, String> decided) {
        Map<String, String> environment = new TreeMap<>();
        user.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT); // proxies are written either way, Windows has Path
            if (isKept(upper)) {
                environment.put(name, value);
            }
        });
        environment.putIfAbsent("GIT_TERMINAL_PROMPT", "0"); // nobody is there to answer
        environment.putAll(settings);
        environment.putAll(decided);
        return environment;
    }

    /**
     * Without a network, the cache of modules takes the proxy's place: `go install` asks for the latest version, too, and for
     * checksums that are in no go.sum. What the cache holds was checked when it was fetched. // observed: Go 1.26: "loading
     * deprecation: module lookup disabled by GOPROXY=off"; docs: go.dev/ref/mod#module-cache: cache/download is a proxy
     */
    static void offline(Map<String, String> settings) {
        String cache = settings.getOrDefault("GOMODCACHE", "");
        if (!"off".equals(settings.get("GOPROXY")) || cache.isEmpty()) {
            return;
        }
        String url = Path.of(cache, "cache", "download").toUri().toString();
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        settings.put("GOPROXY", url.replace(",", "%2C").replace("|", "%7C") + ",off");
        settings.put("GOSUMDB", "off");
    }

    private static void architecture(Architecture architecture, Map<String, String> decided) {
        String name = architecture.name();
        String arm = name.matches("arm[5-7]") ? name.substring(3) : "";
        String goarch = arm.isEmpty() ? name : "arm";
        if (!ARCHITECTURES.contains(goarch) || name.equals("arm")) {
            throw new SpecException(ToolchainRules.BAD_ARCHITECTURE
                    .finding(
                            architecture.equals(Architecture.ALL)
                                    ? "a program is for one processor, and the package for all"
                                    : "Go does not build for " + GopackException.quote(name))
                    .advising("choose architectures with archs: " + String.join(", ", known())));
        }
        decided.put("GOARCH", goarch);
        if (!arm.isEmpty()) {
            decided.put("GOARM", arm);
        }
        if (LEAST.containsKey(name)) {
            set(LEAST.get(name), decided);
        }
    }

    private static List<String> known() {
        return Architecture.known().stream()
                .filter(name -> ARCHITECTURES.contains(name) || name.startsWith("arm"))
                .toList();
    }

    /** {@code NAME=value}. */
    private static void set(String setting, Map<String, String> decided) {
        int equals = setting.indexOf('=');
        decided.put(setting.substring(0, equals), setting.substring(equals + 1));
    }

    private static boolean isKept(String upper) {
        return KEPT.contains(upper) || KEPT_PREFIXES.stream().anyMatch(upper::startsWith);
    }
}
