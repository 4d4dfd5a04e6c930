package dev.gopack.integrate;

import dev.gopack.go.BuildInfo;
import dev.gopack.model.ServiceSettings;
import dev.gopack.target.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Variables that tell a program of Go what it is given: its runtime does not look, or did not in older releases. */
final class GoEnvironment {

    private static final long UNIT = 1024;
    private static final Pattern BYTES = Pattern.compile("[0-9]{1,18}[KMGT]?");

    private GoEnvironment() {}

    /**
     * The variables.
     *
     * @param program how the program was built; empty if it is not of Go, or not known
     */
    static Map<String, String> of(
            ServiceSettings service,
            Optional<BuildInfo> program,
            String name,
            String version,
            Optional<Target> target) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (program.isPresent()) {
            String quota = service.limits().getOrDefault("cpu_quota", "");
            String settings = service.environment().getOrDefault("GODEBUG", "");
            if (!quota.isEmpty() && !program.get().readsQuota(settings)) {
                variables.put("GOMAXPROCS", String.valueOf(processors(quota)));
            }
            bytes(service).ifPresent(bytes -> variables.put("GOMEMLIMIT", String.valueOf(bytes / 10 * 9)));
        }
        if (service.telemetry()) {
            variables.put("OTEL_RESOURCE_ATTRIBUTES", attributes(name, version, target));
        }
        service.environment().keySet().forEach(variables::remove);
        return variables;
    }

    private static int processors(String quota) {
        return new BigDecimal(quota.substring(0, quota.length() - 1))
                .divide(BigDecimal.valueOf(100), RoundingMode.UP)
                .max(BigDecimal.ONE)
                .intValue();
    }

    /** The smaller of the limits, in bytes. // docs: systemd.resource-control(5): K, M, G, T to the base of 1024 */
    private static Optional<Long> bytes(ServiceSettings service) {
        Optional<Long> max = bytes(limit(service, "memory_max", "MemoryMax"));
        Optional<Long> high = bytes(limit(service, "memory_high", "MemoryHigh"));
        return max.isPresent() && high.isPresent() ? Optional.of(Math.min(max.get(), high.get())) : max.or(() -> high);
    }

    /** What systemd is told: a directive has the last word. */
    private static String limit(ServiceSettings service, String key, String directive) {
        List<String> values =
                service.directives().getOrDefault("Service", Map.of()).getOrDefault(directive, List.of());
        return values.isEmpty()
                ? service.limits().getOrDefault(key, "")
                : values.get(values.size() - 1).strip();
    }

    private static Optional<Long> bytes(String limit) {
        if (!BYTES.matcher(limit).matches()) { // a share of the machine's memory, or none
            return Optional.empty();
        }
        int power = "KMGT".indexOf(limit.charAt(limit.length() - 1)) + 1;
        long number = Long.parseLong(power == 0 ? limit : limit.substring(0, limit.length() - 1));
        for (int i = 0; i < power; i++) {
            number = number > Long.MAX_VALUE / UNIT ? Long.MAX_VALUE : number * UNIT;
        }
        return number == 0 ? Optional.empty() : Optional.of(number);
    }

    // docs: OpenTelemetry, resource semantic conventions: service, os; values are percent-encoded as in W3C baggage
    private static String attributes(String name, String version, Optional<Target> target) {
        StringBuilder text = new StringBuilder("service.name=").append(encoded(name));
        if (!version.isEmpty()) {
            text.append(",service.version=").append(encoded(version));
        }
        text.append(",os.type=linux");
        target.map(Target::osRelease).ifPresent(os -> {
            text.append(",os.name=").append(encoded(os.ids().get(0)));
            os.version().ifPresent(release -> text.append(",os.version=").append(encoded(release)));
        });
        return text.toString();
    }

    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~/+:".indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
