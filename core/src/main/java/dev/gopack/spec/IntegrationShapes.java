package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of {@link SpecShapes} about how a package joins the system: users, kernel parameters, certificates. */
final class IntegrationShapes {

    /** A line of tmpfiles.d(5). */
    static final ScalarType<String> TMPFILE = Scalars.matching(
            "line of tmpfiles.d",
            // docs: tmpfiles.d(5): fields may be in quotes, as in units; a path may start with a specifier
            "[a-zA-Z][+!=~^$-]*[ \\t]+(?:[/%].*|\"[/%][^\"]*\".*|'[/%][^']*'.*)",
            "for example d /run/food 0750 food food -");

    /** Value of a kernel parameter. */
    static final ScalarType<String> PARAMETER = Scalars.LINE;

    /** Name of a group of alternatives. */
    static final ScalarType<String> ALTERNATIVE_NAME =
            Scalars.matching("name of alternatives", "[A-Za-z0-9][A-Za-z0-9._+-]{0,99}", "for example go");

    /** Priority of an alternative. */
    static final ScalarType<Long> PRIORITY = Scalars.number("whole number", 0, Integer.MAX_VALUE);

    /** Free text in a user's entry. */
    static final ScalarType<String> COMMENT = Scalars.matching(
            "comment",
            "[^:\"\\\\`$\\x00-\\x1f\\x7f]*",
            "without colons, quotes, backslashes and what a shell would expand");

    /** Name of a user or group that is created. // docs: systemd.io, "User/Group Name Syntax", strict mode */
    static final ScalarType<String> ACCOUNT_NAME = Scalars.matching(
            "name of a user or group that is created",
            "[A-Za-z_][A-Za-z0-9_-]{0,30}",
            "letters, digits, - and _, the first no digit");

    /** Directory or shell of a user. // source: systemd basic/user-util.c, valid_home and valid_shell */
    static final ScalarType<String> ACCOUNT_PATH = Scalars.matching(
            "path in the user database",
            "/(?!(?:.*/)?\\.\\.?(?:/|$))[^:\"'\\\\`$%\\x00-\\x1f\\x7f]*",
            "an absolute path without `.` and `..`, colons, quotes and what a shell or systemd would expand");

    /** A user. */
    static final Block ACCOUNT = Block.of(
            "User",
            List.of(
                    key("user", ACCOUNT_NAME, "Name.").mandatory(),
                    key("group", ACCOUNT_NAME, "Its primary group, created too.")
                            .byDefault("one of the same name"),
                    key("home", ACCOUNT_PATH, "Its directory.").byDefault("none: `/`"),
                    key("shell", ACCOUNT_PATH, "Program at login.").byDefault("the one that refuses logins"),
                    key("comment", COMMENT, "What it is for.").byDefault("the summary of the package")));

    private static final List<SpecKey> LINK = List.of(
            key("name", ALTERNATIVE_NAME, "Name of the group.").mandatory(),
            key("link", PackageScalars.ABSOLUTE_PATH, "Where people find it: `/usr/bin/go`.")
                    .mandatory(),
            key("path", PackageScalars.ABSOLUTE_PATH, "What this package has for it: `/opt/go/1.26/bin/go`.")
                    .mandatory());

    private static final Block FOLLOWER = Block.of("Follower", LINK);

    /** An alternative. */
    static final Block ALTERNATIVE = Block.of(
            "Alternative",
            List.of(
                    LINK.get(0),
                    LINK.get(1),
                    LINK.get(2),
                    key("priority", PRIORITY, "The highest is taken unless the administrator chose another.")
                            .byDefault("from the version: 1.26.3 is 12603"),
                    key("followers", new Listing(FOLLOWER), "Links that go with it, such as `gofmt` with `go`.")));

    /** Kernel parameters. */
    static final Shape SYSCTL = new Table(
            Pattern.compile("[a-z0-9_]+(?:[./][A-Za-z0-9_*-]+)+"), "a kernel parameter", PARAMETER, List.of());

    /** Certificates. */
    static final Block CA = Block.of(
            "CA",
            List.of(key(
                    "anchors",
                    new Listing(PackageScalars.PATH),
                    "Files with one certificate each in PEM, which are installed where the family has them.")));

    /** A type of the policy. */
    static final ScalarType<String> SELINUX_TYPE =
            Scalars.matching("type of the policy", "[a-zA-Z][a-zA-Z0-9_.]{0,127}", "for example http_port_t");

    /** A boolean of the policy. */
    static final ScalarType<String> SWITCH = Scalars.matching("boolean", "true|false", "true or false");

    private static final String PORT =
            "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

    /** Ports of the policy. */
    static final Pattern PORTS = Pattern.compile("(?:tcp|udp|sctp|dccp)/" + PORT + "(?:-" + PORT + ")?");

    /** SELinux. */
    static final Block SELINUX = Block.of(
            "SELinux",
            List.of(
                    key(
                            "module",
                            PackageScalars.PATH,
                            "A module of the policy in CIL; it is loaded where there is a targeted policy."),
                    key(
                            "ports",
                            new Table(PORTS, "a port, which is from 1 to 65535", SELINUX_TYPE, List.of()),
                            "Types of ports: `tcp/7443: http_port_t`, `udp/5000-5010: ...`."),
                    key(
                            "contexts",
                            new Table(
                                    Pattern.compile("/[^\"\\s\\x00-\\x1f\\x7f]{0,1023}"),
                                    "a pattern of paths",
                                    SELINUX_TYPE,
                                    List.of()),
                            "Types of files by a regular expression for their paths: `/srv/food(/.*)?: var_lib_t`."),
                    key(
                            "booleans",
                            new Table(
                                    Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,127}"),
                                    "a boolean of the policy",
                                    SWITCH,
                                    List.of()),
                            "Booleans that are set when the package is installed; upgrades set new ones only.")));

    /** AppArmor. */
    static final Block APPARMOR = Block.of(
            "AppArmor",
            List.of(key(
                    "profiles",
                    new Listing(PackageScalars.PATH),
                    "Profiles, installed as configuration in `/etc/apparmor.d` and loaded where AppArmor is on.")));

    private IntegrationShapes() {}
}
