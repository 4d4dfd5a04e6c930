package dev.gopack.target;

import dev.gopack.model.Architecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One release of a distribution, or one line of releases that install the same packages. Immutable. Every typed value has
 * a {@link Fact} with the same content that says where it comes from; what is not known is empty or
 * {@link Answer#UNKNOWN} and never a no.
 */
public final class Target {

    private static final Pattern DIST_TAG = Pattern.compile("\\.[a-z0-9]+");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]*");

    private final String id;
    private final String origin;
    private final Map<String, Fact> facts;
    private final List<String> aliases;
    private final List<String> groups;
    private final Family family;
    private final OsRelease osRelease;
    private final Optional<LocalDate> released;
    private final Optional<LocalDate> endOfLife;
    private final Optional<LocalDate> extendedEndOfLife;
    private final Optional<String> distTag;
    private final Libc libc;
    private final Optional<String> kernel;
    private final int systemd;
    private final PackageTools tools;
    private final Payload payload;
    private final SignatureSupport signatures;
    private final List<String> repositoryCodecs;
    private final Map<String, TargetArchitecture> architectures;
    private final SelinuxPolicy selinux;
    private final CaTrust ca;
    private final String tzdata;
    private final GoPackages go;
    private final InstallPaths paths;
    private final Optional<String> alternatives;
    private final UserCreation users;
    private final List<String> automatic;
    private final List<String> scriptlets;
    private final int unprivilegedPort;
    private final String umask;
    private final boolean usrMerged;
    private final boolean sbinMerged;

    private Target(String id, String origin, Map<String, Fact> facts) throws Facts.BadFact {
        this.id = id;
        this.origin = origin;
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        Facts typed = new Facts(facts);
        family = Family.valueOf(typed.oneOf("family", "rpm", "deb", "apk").toUpperCase(java.util.Locale.ROOT));
        aliases = names(typed, "aliases");
        groups = names(typed, "groups");
        osRelease = OsRelease.of(typed);
        released = typed.date("released");
        endOfLife = typed.date("eol");
        extendedEndOfLife = typed.date("eol.extended");
        distTag = typed.matching("dist_tag", DIST_TAG, "a tag such as .el9");
        libc = Libc.of(typed);
        kernel = typed.version("kernel");
        systemd = typed.number("systemd");
        tools = PackageTools.of(typed, family);
        payload = Payload.of(typed, family);
        signatures = SignatureSupport.of(typed);
        repositoryCodecs = Payload.codecs(typed, "repository.readable");
        architectures = TargetArchitecture.of(typed);
        selinux = SelinuxPolicy.of(typed);
        ca = CaTrust.of(typed);
        tzdata = typed.word("tzdata").orElseThrow(() -> Facts.bad("tzdata", "none", "a package"));
        go = GoPackages.of(typed);
        paths = InstallPaths.of(typed);
        alternatives = typed.word("alternatives");
        users = UserCreation.of(typed);
        automatic = typed.list("automatic");
        scriptlets = typed.list("scriptlets");
        unprivilegedPort = typed.number("unprivileged_port");
        umask = typed.text("umask");
        usrMerged = typed.oneOf("usrmerge", "yes", "no", "partly").equals("yes");
        sbinMerged = typed.flag("sbin_merged");
        typed.oneOf("init", "systemd", "openrc");
        typed.oneOf("cgroup", "v1", "v2", "hybrid");
        typed.flag("repository.sqlite");
        for (String inWords : List.of("apparmor", "firewall", "stores", "note", "sources")) {
            typed.text(inWords);
        }
        typed.refuseOthers();
    }

    private static List<String> names(Facts typed, String key) throws Facts.BadFact {
        List<String> names = typed.list(key);
        for (String name : names) {
            if (!ID.matcher(name).matches()) {
                throw Facts.bad(key, name, "a name: small letters, digits, . and -");
            }
        }
        return names;
    }

    /** The target of these values, all of which must be there. */
    static Target of(String id, Map<String, Fact> facts) throws Facts.BadFact {
        return of(id, id, facts);
    }

    private static Target of(String id, String origin, Map<String, Fact> facts) throws Facts.BadFact {
        if (!ID.matcher(id).matches()) {
            throw Facts.bad("id", id, "an id: small letters, digits, . and -");
        }
        return new Target(id, origin, facts);
    }

    /** This one with other values, under its id or another, which does not have its other names. */
    Target derive(String newId, Map<String, String> values) throws Facts.BadFact {
        Map<String, Fact> changed = new LinkedHashMap<>(facts);
        if (!newId.equals(id)) {
            changed.put("aliases", new Fact("aliases", "none", Mark.SPEC, ""));
        }
        Map<String, String> all = new LinkedHashMap<>(TargetArchitecture.implied(values));
        all.putAll(values);
        all.forEach((key, value) -> changed.put(key, new Fact(key, value, Mark.SPEC, "")));
        return of(newId, origin, changed);
    }

    /** Stable name, such as {@code el9}, {@code debian12}, {@code ubuntu24.04}. */
    public String id() {
        return id;
    }

    /** Id of the target of the bundled table that it is, or that it was made from. */
    public String origin() {
        return origin;
    }

    /** Other names that are understood. */
    public List<String> aliases() {
        return aliases;
    }

    /** Groups that it belongs to, the widest first: {@code suse}, {@code opensuse}. */
    public List<String> groups() {
        return groups;
    }

    /** What kind of packages it installs. */
    public Family family() {
        return family;
    }

    /** How a running system names itself. */
    public OsRelease osRelease() {
        return osRelease;
    }

    /** Day of the release; empty if it is not known, or if it is not released once. */
    public Optional<LocalDate> released() {
        return released;
    }

    /** Last day of free standard support; empty if not known, or if there is none. */
    public Optional<LocalDate> endOfLife() {
        return endOfLife;
    }

    /** Last day of support that is paid for, or given by volunteers; empty if there is none. */
    public Optional<LocalDate> extendedEndOfLife() {
        return extendedEndOfLife;
    }

    /** True unless free support has ended before a day. */
    public boolean isSupported(LocalDate day) {
        return endOfLife.isEmpty() || !endOfLife.get().isBefore(day);
    }

    /** What follows Release in an rpm, such as {@code .el9}; empty if the distribution has none. */
    public Optional<String> distTag() {
        return distTag;
    }

    /**
     * What follows the revision of a deb so that packages for several releases differ and a later release's is newer:
     * {@code ~debian12}; empty for other kinds of packages. The tilde lets a version that the distribution itself has
     * win over ours of the same number, as Debian's backports do.
     */
    public Optional<String> versionSuffix() {
        return family == Family.DEB ? Optional.of("~" + id) : Optional.empty();
    }

    /** The C library. */
    public Libc libc() {
        return libc;
    }

    /** Version of the kernel when it was released, if known; a container runs on any kernel. */
    public Optional<String> kernel() {
        return kernel;
    }

    /** Version of systemd, a lower bound; empty if there is none. */
    public OptionalInt systemd() {
        return systemd == 0 ? OptionalInt.empty() : OptionalInt.of(systemd);
    }

    /** Version of a package tool ({@code rpm}, {@code dpkg}, {@code apt}, {@code apk}), if it is there and known. */
    public Optional<String> tool(String name) {
        return tools.version(name);
    }

    /** Whether a package tool is of this version or newer. */
    public Answer toolIsAtLeast(String name, String version) {
        return tools.isAtLeast(name, version);
    }

    /** Compression and digests of packages. */
    public Payload payload() {
        return payload;
    }

    /** Signatures of packages. */
    public SignatureSupport signatures() {
        return signatures;
    }

    /** Codecs that clients read in the metadata of repositories. */
    public List<String> repositoryCodecs() {
        return repositoryCodecs;
    }

    /** Architectures that packages can be for, variants included. */
    public List<TargetArchitecture> architectures() {
        return new ArrayList<>(architectures.values());
    }

    /** What it says about an architecture, if it is made for it. */
    public Optional<TargetArchitecture> architecture(Architecture architecture) {
        return Optional.ofNullable(architectures.get(architecture.name()));
    }

    /** True if packages for an architecture can be installed; those for all can everywhere. */
    public boolean has(Architecture architecture) {
        return architecture.equals(Architecture.ALL) || architectures.containsKey(architecture.name());
    }

    /** SELinux. */
    public SelinuxPolicy selinux() {
        return selinux;
    }

    /** Certificates. */
    public CaTrust ca() {
        return ca;
    }

    /** Package with the time zones. */
    public String tzdataPackage() {
        return tzdata;
    }

    /** Packages with the Go toolchain. */
    public GoPackages go() {
        return go;
    }

    /** What a package requires for the command go whichever package has it; empty where files cannot be required. */
    public Optional<String> goCommand() {
        return family == Family.RPM ? Optional.of("/usr/bin/go") : Optional.empty();
    }

    /** Where things go. */
    public InstallPaths paths() {
        return paths;
    }

    /** The command that manages alternatives, if there is one. */
    public Optional<String> alternativesCommand() {
        return alternatives;
    }

    /** How users come to be. */
    public UserCreation users() {
        return users;
    }

    /** What happens by itself when files come and go, in words. */
    public List<String> automatic() {
        return automatic;
    }

    /** What scripts of a package have to do, in words. */
    public List<String> scriptlets() {
        return scriptlets;
    }

    /** First port that a service can listen to without privileges. */
    public int unprivilegedPort() {
        return unprivilegedPort;
    }

    /** Umask of services and package scripts. */
    public String umask() {
        return umask;
    }

    /** True if {@code /bin} and {@code /lib} are those of {@code /usr} on every system. */
    public boolean isUsrMerged() {
        return usrMerged;
    }

    /** True if {@code /usr/sbin} is {@code /usr/bin}. */
    public boolean isSbinMerged() {
        return sbinMerged;
    }

    /** All values with their marks, in the order of the table. */
    public List<Fact> facts() {
        return List.copyOf(facts.values());
    }

    /**
     * One value with its mark.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public Fact fact(String key) {
        @Nullable Fact fact = facts.get(key);
        if (fact == null) {
            throw new IllegalArgumentException("there is no fact " + key);
        }
        return fact;
    }

    /** Two are the same if they say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Target target && id.equals(target.id) && facts.equals(target.facts);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }

    /**
     * True if its systemd-sysusers creates users in a group of another name. // docs: NEWS of systemd 245; observed: 247 of
     * Debian 11, 252
     */
    public boolean namesPrimaryGroups() {
        return systemd().orElse(0) >= 245;
    }
}
