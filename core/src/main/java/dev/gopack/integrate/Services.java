package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import dev.gopack.model.ContentType;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.LifecycleAction.Choice;
import dev.gopack.model.LifecycleAction.OnUpgrade;
import dev.gopack.model.LifecycleAction.Unit;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.ServiceSettings;
import dev.gopack.module.GoVersion;
import dev.gopack.report.GopackException;
import dev.gopack.target.Family;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Plans the units of a package. */
final class Services {

    private static final Pattern SUFFIX =
            Pattern.compile(".*(\\.(?:service|socket|timer|target|path|mount|automount|slice|device|swap|scope))");
    private static final Pattern PROTECTION = Pattern.compile(
            "(?:Protect|Private|Restrict|NoNew|MemoryDeny|SystemCall|Capability|Ambient|Lock|Dynamic|Inaccessible|ReadOnly|NoExec).*");
    private static final String SERVICE = ".service";

    private final Joint joint;
    private final PackageSpec spec;
    private final ServicePrograms programs;
    private final Map<String, UnitFile> units = new LinkedHashMap<>();
    private final Map<String, UnitFile> dropIns = new LinkedHashMap<>();
    private final List<Unit> acted = new ArrayList<>();
    private final List<String> temporaryFiles = new ArrayList<>();

    Services(Joint joint) {
        this.joint = joint;
        this.spec = joint.spec();
        this.programs = new ServicePrograms(joint);
    }

    /** Lines of tmpfiles.d(5) for directories that the systemd of the target does not make itself. */
    List<String> temporaryFiles() {
        return temporaryFiles;
    }

    /** Decides about all units. */
    void plan() {
        List<ServiceSettings> services = spec.integration().services();
        if (!services.isEmpty() && joint.target().isPresent() && systemd().isEmpty()) {
            joint.report(
                    IntegrateRules.NO_SYSTEMD,
                    "service",
                    joint.target().get() + " has no systemd: services are left out");
            return;
        }
        for (int i = 0; i < services.size(); i++) {
            plan(services.get(i), key(i));
        }
    }

    /** Where a service stands: the one under "service" comes first. */
    private String key(int index) {
        boolean one = spec.position("service").isPresent();
        if (one && index == 0) {
            return "service";
        }
        return "services[" + (one ? index - 1 : index) + "]";
    }

    private void plan(ServiceSettings service, String key) {
        if (service.unit().isEmpty()) {
            if (!ServicePrograms.isCommand(service.exec())) {
                joint.report(
                        IntegrateRules.BAD_COMMAND,
                        key + ".exec",
                        "not the whole path of a program: " + GopackException.quote(service.exec()));
            }
            UnitValues.problems(service)
                    .forEach((where, what) -> joint.report(IntegrateRules.BAD_UNIT, key + "." + where, what));
            String base = service.name().isEmpty() ? spec.name() : service.name();
            new ServiceUnits(service, base, surroundings(service))
                    .units()
                    .forEach((name, unit) -> add(name, unit, service, key));
            return;
        }
        joint.read(service.unit(), key + ".unit").ifPresent(text -> {
            String file = service.unit().substring(service.unit().lastIndexOf('/') + 1);
            var suffix = SUFFIX.matcher(file);
            String ending = suffix.matches() ? suffix.group(1) : SERVICE;
            String base =
                    service.name().isEmpty() ? file.replaceFirst(Pattern.quote(ending) + "$", "") : service.name();
            add(base + ending, UnitFile.parse(text), service, key);
        });
    }

    private ServiceUnits.Surroundings surroundings(ServiceSettings service) {
        int release = systemd().orElseGet(this::oldest);
        return new ServiceUnits.Surroundings(
                spec.description().lines().findFirst().orElse(spec.name()),
                spec.homepage(),
                joint.target()
                        .map(target -> target.paths().environment())
                        .orElse(joint.isDeb() ? "/etc/default" : "/etc/sysconfig"),
                release,
                GoEnvironment.of(
                        service,
                        programs.of(service.exec())
                                .filter(info -> GoVersion.find(info.goVersion()).isPresent()),
                        service.name().isEmpty() ? spec.name() : service.name(),
                        spec.version().replaceFirst("^v(?=[0-9])", ""),
                        joint.target()));
    }

    private OptionalInt systemd() {
        return joint.target().map(Target::systemd).orElse(OptionalInt.empty());
    }

    /** What every supported release of the family has. */
    private int oldest() {
        Family family = joint.isDeb() ? Family.DEB : Family.RPM;
        Targets all = Targets.bundled();
        return all.supported(all.date()).stream()
                .filter(target -> target.family() == family)
                .flatMapToInt(target -> target.systemd().stream())
                .min()
                .orElse(0);
    }

    private void add(String name, UnitFile unit, ServiceSettings service, String key) {
        if (units.containsKey(name)) {
            joint.report(IntegrateRules.SAME_UNIT, key, "two services of the package have the unit " + name);
            return;
        }
        UnitFile fitted = fit(name, unit, service, key);
        units.put(name, fitted);
        if (name.endsWith(SERVICE)) {
            cover(name, fitted, service);
        }
        boolean activated = name.endsWith(SERVICE)
                && (!service.listen().isEmpty() || !service.schedule().isEmpty());
        boolean installable = fitted.hasSection("Install");
        boolean template = name.contains("@.");
        acted.add(new Unit(
                name,
                (service.ofUsers() ? "/usr/lib/systemd/user" : directory()) + "/" + name,
                service.ofUsers(),
                installable,
                activated || template || !installable ? Choice.NO : service.enable(),
                activated || template || (!installable && service.start() != Choice.YES) ? Choice.NO : service.start(),
                keeps(name, service) ? OnUpgrade.KEEP : service.upgrade()));
    }

    /** What a timer starts ends by itself. */
    private static boolean keeps(String name, ServiceSettings service) {
        return name.endsWith(SERVICE) && !service.schedule().isEmpty();
    }

    /**
     * Sockets go on as they are where the services do that they start. // source: systemd src/core/socket.c: one does not
     * open while its service runs
     */
    private List<Unit> together() {
        List<String> others = acted.stream()
                .filter(unit -> unit.upgrade() != OnUpgrade.RESTART)
                .map(Unit::name)
                .toList();
        return acted.stream()
                .map(unit -> others.contains(unit.name().replaceFirst("\\.socket$", SERVICE))
                                && unit.name().endsWith(".socket")
                        ? new Unit(
                                unit.name(),
                                unit.path(),
                                unit.user(),
                                unit.installable(),
                                unit.enable(),
                                unit.start(),
                                OnUpgrade.KEEP)
                        : unit)
                .toList();
    }

    /** A place for what a program counts that was built to do so, unless the spec has one. */
    private void cover(String name, UnitFile unit, ServiceSettings service) {
        String command = unit.value("Service", "ExecStart").orElse("");
        if (service.environment().containsKey("GOCOVERDIR")
                || programs.of(command).filter(Coverage::isCountedBy).isEmpty()) {
            return;
        }
        String directory = name.replaceFirst("@?\\.service$", "") + "/cover";
        UnitFile dropIn = Coverage.dropIn(directory, service.ofUsers() ? "%S" : "/var/lib");
        if (systemd().isPresent()) {
            Fitting fitting = new Fitting(systemd().getAsInt(), service.ofUsers());
            dropIn = fitting.fit(dropIn);
            if (service.ofUsers() && !fitting.dropped().isEmpty()) {
                return; // nothing else makes directories for each user
            }
            fitting.dropped().forEach(line -> makeDirectory(line, unit));
        }
        dropIns.put(name, dropIn);
    }

    private UnitFile fit(String name, UnitFile unit, ServiceSettings service, String key) {
        if (systemd().isEmpty()) {
            return unit;
        }
        int release = systemd().getAsInt();
        Fitting fitting = new Fitting(release, service.ofUsers());
        UnitFile fitted = fitting.fit(unit);
        fitting.dropped().forEach(line -> makeDirectory(line, unit));
        if (!fitting.refused().isEmpty()) {
            joint.report(
                    IntegrateRules.BAD_UNIT,
                    key,
                    name + " for " + joint.target().get() + ", whose systemd " + release + " does not understand: "
                            + String.join("; ", fitting.refused()));
        }
        boolean asked = !service.unit().isEmpty() || service.hardening() == ServiceSettings.Hardening.STRICT;
        boolean lessSafe = fitting.dropped().stream()
                .anyMatch(line -> PROTECTION.matcher(line.key()).matches()
                        && (asked || line.key().equals("AmbientCapabilities") || isAskedFor(line, service)));
        if (!fitting.notes().isEmpty()) {
            joint.report(
                    lessSafe ? IntegrateRules.LESS_SAFE : IntegrateRules.LEFT_OUT,
                    key,
                    name + " for " + joint.target().get() + ", which has systemd " + release + ": "
                            + String.join("; ", fitting.notes()));
        }
        return fitted;
    }

    private static boolean isAskedFor(Line line, ServiceSettings service) {
        return service.directives().getOrDefault(line.section(), Map.of()).containsKey(line.key());
    }

    /** What StateDirectory and its like would have made. */
    private void makeDirectory(Line line, UnitFile unit) {
        String below =
                switch (line.key()) {
                    case "StateDirectory" -> "/var/lib/";
                    case "CacheDirectory" -> "/var/cache/";
                    case "LogsDirectory" -> "/var/log/";
                    case "ConfigurationDirectory" -> "/etc/";
                    default -> "";
                };
        if (below.isEmpty() || line.value().contains("%")) {
            return;
        }
        boolean configuration = line.key().startsWith("Configuration");
        String user = configuration ? "root" : unit.value("Service", "User").orElse("root");
        String group = configuration ? "root" : unit.value("Service", "Group").orElse(user);
        String mode = unit.value("Service", line.key() + "Mode").orElse("0755");
        for (String directory : line.value().split("\\s+")) {
            temporaryFiles.add("d " + below + directory + " " + mode + " " + user + " " + group + " -");
        }
    }

    /** Where units of the system are. */
    private String directory() {
        return joint.target().flatMap(target -> target.paths().units()).orElse("/usr/lib/systemd/system");
    }

    /** Adds the units to the package, behind what has to be there when they start. */
    void finish() {
        if (units.isEmpty()) {
            return;
        }
        Map<Boolean, StringBuilder> presets = new LinkedHashMap<>();
        for (Unit unit : acted) {
            joint.file(
                    unit.path(), Objects.requireNonNull(units.get(unit.name())).text(), ContentType.FILE);
            UnitFile dropIn = dropIns.get(unit.name());
            if (dropIn != null) {
                joint.directory(unit.path() + ".d");
                joint.file(unit.path() + ".d/" + Coverage.FILE, dropIn.text(), ContentType.FILE);
            }
            if (!joint.isDeb() && unit.enable() == Choice.YES) {
                presets.computeIfAbsent(unit.user(), user -> new StringBuilder())
                        .append("enable ")
                        .append(unit.name())
                        .append('\n');
            }
        }
        // docs: systemd.preset(5): the first match wins, and distributions say "disable *" under 99
        presets.forEach((user, text) -> joint.file(
                "/usr/lib/systemd/" + (user ? "user" : "system") + "-preset/50-" + spec.name() + ".preset",
                text.toString(),
                ContentType.FILE));
        joint.action(new LifecycleAction.Units(together()));
    }
}
