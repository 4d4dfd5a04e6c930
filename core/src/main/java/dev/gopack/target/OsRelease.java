package dev.gopack.target;

import java.util.List;

/**
 * How a running system of this release names itself. // docs: os-release(5)
 *
 * @param ids what ID is, one of them
 * @param versionId what VERSION_ID starts with up to a dot, or {@code *} for any
 * @param idLike what ID_LIKE is; information only
 */
public record OsRelease(List<String> ids, String versionId, List<String> idLike) {

    /** Copies the lists. */
    public OsRelease {
        ids = List.copyOf(ids);
        idLike = List.copyOf(idLike);
    }

    static OsRelease of(Facts facts) throws Facts.BadFact {
        return new OsRelease(facts.list("os.id"), facts.text("os.version"), facts.list("os.like"));
    }

    /** True if a system with this ID and VERSION_ID is of this release. */
    public boolean matches(String id, String version) {
        return ids.contains(id)
                && (versionId.equals("*") || version.equals(versionId) || version.startsWith(versionId + "."));
    }
}
