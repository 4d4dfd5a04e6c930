package dev.gopack.target;

import java.util.List;
import java.util.Optional;

/**
 * How a running system of this release names itself. // docs: os-release(5)
 *
 * @param ids what ID is, one of them
 * @param versionIds what VERSION_ID starts with up to a dot, one of them, or {@code *} for any
 * @param idLike what ID_LIKE is; information only
 */
public record OsRelease(List<String> ids, List<String> versionIds, List<String> idLike) {

    /** Copies the lists. */
    public OsRelease {
        ids = List.copyOf(ids);
        versionIds = List.copyOf(versionIds);
        idLike = List.copyOf(idLike);
    }

    static OsRelease of(Facts facts) throws Facts.BadFact {
        return new OsRelease(facts.list("os.id"), facts.list("os.version"), facts.list("os.like"));
    }

    /** True if the release has no versions. */
    boolean isAny() {
        return versionIds.contains("*");
    }

    /** What VERSION_ID is on all its systems; of several service packs what is before the dot; nothing of rolling ones. */
    public Optional<String> version() {
        if (isAny()) {
            return Optional.empty();
        }
        return versionIds.size() == 1
                ? Optional.of(versionIds.get(0))
                : Optional.of(versionIds.get(0).split("\\.", 2)[0]);
    }

    /** True if a system with this ID and VERSION_ID is of this release. */
    public boolean matches(String id, String version) {
        return ids.contains(id)
                && (isAny() || versionIds.stream().anyMatch(one -> (version + ".").startsWith(one + ".")));
    }
}
