package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.model.ServiceSettings;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of {@link SpecShapes} about services. */
final class ServiceShapes {

    /** Name of a unit without suffix. // docs: systemd.unit(5), "valid unit names" */
    static final ScalarType<String> UNIT_NAME = Scalars.matching(
            "name of a unit",
            "[A-Za-z0-9:_.\\\\][A-Za-z0-9:_.\\\\-]{0,199}",
            "letters, digits and : _ . \\ - without suffix, no - first");

    /** Who runs a service: a name that can be created, or the number of one that is there. */
    static final ScalarType<String> ACCOUNT = Scalars.matching(
            "user or group of a service",
            "[A-Za-z_][A-Za-z0-9_-]{0,30}|[0-9]{1,10}",
            "letters, digits, - and _, the first no digit; or the number of one that exists");

    /** Name of a unit with suffix. */
    static final ScalarType<String> UNIT = Scalars.matching(
            "unit",
            "[A-Za-z0-9:_.\\\\@-]{1,230}\\.(?:service|socket|timer|target|path|mount|automount|slice|device|swap|scope)",
            "with its suffix, for example network-online.target");

    /** How systemd knows that a service is up. */
    static final ScalarType<String> TYPE =
            Scalars.words(List.of("simple", "exec", "forking", "oneshot", "dbus", "notify", "notify-reload", "idle"));

    /** When a service is started again. */
    static final ScalarType<String> RESTART = Scalars.words(
            List.of("no", "on-success", "on-failure", "on-abnormal", "on-watchdog", "on-abort", "always"));

    /** Directories that systemd makes. */
    static final ScalarType<String> DIRECTORY =
            Scalars.words(List.of("state", "cache", "logs", "configuration", "runtime"));

    /** How much is taken from a service. */
    static final ScalarType<String> HARDENING = Scalars.words(Arrays.stream(ServiceSettings.Hardening.values())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList());

    /** A capability of Linux. */
    static final ScalarType<String> CAPABILITY =
            Scalars.matching("capability", "CAP_[A-Z_]{1,40}", "for example CAP_NET_BIND_SERVICE");

    /** An amount of memory. */
    static final ScalarType<String> BYTES =
            Scalars.matching("amount of memory", "[0-9]{1,15}[KMGT]?|[0-9]{1,3}%|infinity", "for example 512M");

    /** A share of processors. */
    static final ScalarType<String> SHARE =
            Scalars.matching("share of processors", "[1-9][0-9]{0,5}%", "100% is one processor, for example 200%");

    /** A number without bound. */
    static final ScalarType<String> COUNT = Scalars.matching("number", "[0-9]{1,9}|infinity", "for example 512");

    /** A limit of tasks, which leaves room for one. */
    static final ScalarType<String> TASKS = Scalars.matching("number", "[1-9][0-9]{0,8}|infinity", "for example 512");

    /** Whose systemd runs it. */
    static final ScalarType<String> SCOPE = Scalars.words(List.of("system", "user"));

    /** What an upgrade does. */
    static final ScalarType<String> UPGRADE = Scalars.words(List.of("restart", "reload", "keep"));

    /** A directive of a unit. */
    static final ScalarType<String> DIRECTIVE = Scalars.matching(
            "directive", "(?:Unit|Service|Install)\\.(?:X-)?[A-Z][A-Za-z0-9]{1,60}=.*", "for example Service.Nice=5");

    private static final Shape UNITS = new Listing(UNIT);

    /** A service. */
    static final Block SERVICE = Block.of(
            "Service",
            List.of(
                    key("name", UNIT_NAME, "Name of the unit without suffix.").byDefault("that of the package"),
                    key(
                            "exec",
                            Scalars.LINE,
                            "The command that is run, with the program's whole path. A unit is made from it and from "
                                    + "the keys below. `$$` is a dollar sign."),
                    key(
                            "unit",
                            PackageScalars.PATH,
                            "A file with the unit, instead of `exec`. What is too new in it for the systemd of a target is "
                                    + "replaced or left out there, with a note; what no systemd knows stays, and lint "
                                    + "warns of it."),
                    key("description", Scalars.LINE, "What it is.").byDefault("the summary of the package"),
                    key("documentation", new Listing(Scalars.LINE), "Where more is written: URLs, `man:food(8)`.")
                            .byDefault("`homepage`"),
                    key("type", TYPE, "How systemd knows that it is up; `notify` needs a program that says so.")
                            .byDefault("`exec` where systemd knows it, otherwise `simple`; `oneshot` with `schedule`"),
                    key(
                                    "user",
                                    ACCOUNT,
                                    "The user who runs it. It is created unless `sysusers` says how, or it is a number.")
                            .byDefault("root"),
                    key("group", ACCOUNT, "Its group. It is created unless it is a number.")
                            .byDefault("that of the user"),
                    key("after", UNITS, "Units that start before it.").byDefault("`network.target`"),
                    key("wants", UNITS, "Units that are started along with it."),
                    key("requires", UNITS, "Units without which it does not run."),
                    key(
                            "env",
                            new Table(Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"), "a variable", Scalars.LINE, List.of()),
                            "Variables of its environment."),
                    key(
                                    "environment_file",
                                    Scalars.BOOLEAN,
                                    "True if the administrator may set more in a file at the place that the family has for "
                                            + "it: `/etc/default/NAME`, `/etc/sysconfig/NAME`. It need not exist.")
                            .byDefault("false"),
                    key("restart", RESTART, "When it is started again.").byDefault("on-failure"),
                    key(
                            "reload",
                            Scalars.LINE,
                            "What makes it read its configuration again: a signal such as `HUP`, or a command with the "
                                    + "program's whole path."),
                    key(
                            "directories",
                            new Listing(DIRECTORY),
                            "Directories of its own, which systemd makes: `state` is `/var/lib/NAME`, `cache`, `logs`, "
                                    + "`configuration` `/etc/NAME`, `runtime` `/run/NAME`."),
                    key(
                                    "hardening",
                                    HARDENING,
                                    "How much is taken from it that daemons do not need: `none`, `basic`, or `strict`, "
                                            + "which is all that a program of Go does without.")
                            .byDefault("basic"),
                    key(
                            "capabilities",
                            new Listing(CAPABILITY),
                            "What it may do beyond a plain user, such as `CAP_NET_BIND_SERVICE` for ports below 1024."),
                    key("memory_max", BYTES, "Memory that it may use at most; Go's collector is told 90 % of it."),
                    key("memory_high", BYTES, "Memory above which it is slowed down."),
                    key("cpu_quota", SHARE, "Processors that it may use: `200%` is two. Older Go is told as well."),
                    key("tasks_max", TASKS, "Threads and processes that it may have."),
                    key("open_files", COUNT, "Files that it may have open."),
                    key(
                            "listen",
                            new Listing(Scalars.LINE),
                            "Addresses of a socket that systemd opens for it, as in `ListenStream`: `8080`, "
                                    + "`127.0.0.1:8080`, `/run/food.sock`. The socket is enabled instead of the service."),
                    key(
                            "schedule",
                            new Listing(Scalars.LINE),
                            "Times at which it runs, as in `OnCalendar`: `daily`, `Mon 03:00`. A timer is enabled instead "
                                    + "of the service."),
                    key("template", Scalars.BOOLEAN, "True if instances run: `NAME@.service`.")
                            .byDefault("false"),
                    key("scope", SCOPE, "Whether the system's systemd runs it, or that of each user.")
                            .byDefault("system"),
                    key("enable", Scalars.BOOLEAN, "Whether it is enabled when the package is installed first.")
                            .byDefault(
                                    "as packages of the distribution do: yes in Debian and Ubuntu, by preset elsewhere"),
                    key("start", Scalars.BOOLEAN, "Whether it is started then.")
                            .byDefault("as packages of the distribution do: yes in Debian and Ubuntu, no elsewhere"),
                    key("upgrade", UPGRADE, "What an upgrade does to it while it runs.")
                            .byDefault("restart"),
                    key(
                                    "telemetry",
                                    Scalars.BOOLEAN,
                                    "True to tell it the names of service and system for OpenTelemetry "
                                            + "(`OTEL_RESOURCE_ATTRIBUTES`).")
                            .byDefault("false"),
                    key(
                            "directives",
                            new Listing(DIRECTIVE),
                            "Further directives: `Service.Nice=5`. One that is there already is replaced, save"
                                    + " that `Environment` is added to; lint warns of one that no systemd knows.")));

    private ServiceShapes() {}
}
