package dev.gopack.module;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What distributions call a package with the sources of a Go module. Rules for new packages: older ones may be called
 * otherwise.
 */
public final class SourcePackageNames {

    /** Short names of hosts. // source: dh-make-golang make.go, knownHosts */
    private static final Map<String, String> DEBIAN_HOSTS = Map.ofEntries(
            Map.entry("bazil.org", "bazil"),
            Map.entry("bitbucket.org", "bitbucket"),
            Map.entry("blitiri.com.ar", "blitiri"),
            Map.entry("cloud.google.com", "googlecloud"),
            Map.entry("code.google.com", "googlecode"),
            Map.entry("codeberg.org", "codeberg"),
            Map.entry("filippo.io", "filippo"),
            Map.entry("fortio.org", "fortio"),
            Map.entry("fyne.io", "fyne"),
            Map.entry("git.sr.ht", "sourcehut"),
            Map.entry("github.com", "github"),
            Map.entry("gitlab.com", "gitlab"),
            Map.entry("go.bug.st", "bugst"),
            Map.entry("go.cypherpunks.ru", "cypherpunks"),
            Map.entry("go.mongodb.org", "mongodb"),
            Map.entry("go.opentelemetry.io", "opentelemetry"),
            Map.entry("go.step.sm", "step"),
            Map.entry("go.uber.org", "uber"),
            Map.entry("go4.org", "go4"),
            Map.entry("gocloud.dev", "gocloud"),
            Map.entry("golang.org", "golang"),
            Map.entry("google.golang.org", "google"),
            Map.entry("gopkg.in", "gopkg"),
            Map.entry("honnef.co", "honnef"),
            Map.entry("howett.net", "howett"),
            Map.entry("k8s.io", "k8s"),
            Map.entry("sigs.k8s.io", "k8s-sigs"),
            Map.entry("modernc.org", "modernc"),
            Map.entry("pault.ag", "pault"),
            Map.entry("pgregory.net", "pgregory"),
            Map.entry("rsc.io", "rsc"),
            Map.entry("salsa.debian.org", "debian"),
            Map.entry("software.sslmate.com", "sslmate"),
            Map.entry("zgo.at", "zgoat"));

    private SourcePackageNames() {}

    /**
     * Fedora's name without {@code -devel}, for an import path. // source: go-rpm-macros rpm/lua/srpm/go.lua rpmname
     */
    public static String fedora(String importPath) {
        String name = (importPath + '/')
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceAll("\\.git/+", "")
                .replaceFirst("^git\\.", "")
                .replaceFirst("^([^/]+)\\.[^./]+/", "$1/");
        // Dots between digits are part of a version, and stay.
        String separated = ("golang-" + name)
                .replaceAll("(?<=[0-9])\\.(?=[0-9])", ":")
                .replaceAll("[._/~-]+", "-")
                .replace("-for-go-", "-");
        Set<String> words = new LinkedHashSet<>(List.of(separated.split("-")));
        words.removeAll(Set.of("go", ""));
        return String.join("-", words)
                .replace(':', '.')
                .replaceFirst("-v([0-9.]+)$", "-$1")
                .replaceAll("-v([0-9.]+-)", "-$1");
    }

    /** Debian's name without {@code -dev}; empty if the host has no short name. // source: dh-make-golang make.go */
    public static Optional<String> debian(String importPath) {
        int slash = importPath.indexOf('/');
        String host = slash < 0 ? importPath : importPath.substring(0, slash);
        return Optional.ofNullable(DEBIAN_HOSTS.get(host))
                .map(known -> legal("golang-" + known
                        + (slash < 0 ? "" : importPath.substring(slash).replace('/', '-'))))
                .filter(name -> name.length() > 1);
    }

    private static String legal(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .chars()
                .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+.-".indexOf(c) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return plain.replaceFirst("^-+", "").replaceFirst("-+$", "");
    }
}
