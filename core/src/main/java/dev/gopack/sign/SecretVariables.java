package dev.gopack.sign;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The variables of the environment that hold passphrases. No program that is started gets them: it needs none of what opens
 * keys here, and may leave an agent behind whose environment others can read.
 */
final class SecretVariables {

    private static final Pattern KNOWN = Pattern.compile("(?:GOPACK|NFPM)_(?:.*_)?PASSPHRASE");
    private static final Set<String> NAMED = ConcurrentHashMap.newKeySet();

    private SecretVariables() {}

    /** These hold passphrases as well, as long as the process runs. */
    static void add(Collection<String> names) {
        NAMED.addAll(names);
    }

    static void removeFrom(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> NAMED.contains(name) || KNOWN.matcher(name).matches());
    }
}
