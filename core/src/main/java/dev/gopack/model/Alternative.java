package dev.gopack.model;

import dev.gopack.io.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * A program, or another file, that is one of several for a name.
 *
 * @param name of the group, such as {@code go}
 * @param link where people find it, such as {@code /usr/bin/go}
 * @param path what this package offers
 * @param priority the highest is taken unless the administrator chose another
 * @param followers links that go with it, such as {@code gofmt} with {@code go}; their priority is not looked at
 */
public record Alternative(String name, String link, String path, int priority, List<Alternative> followers) {

    /** Copies the list. */
    public Alternative {
        followers = List.copyOf(followers);
    }

    /**
     * A word for the name and the path, by which scripts of one version know what another one offers; the path itself, which
     * they would seem to look for, is not in it.
     */
    public String mark() {
        MessageDigest digest = Digests.sha256();
        digest.update((name + "\n" + path).getBytes(StandardCharsets.UTF_8));
        return "alternative-" + Digests.hex(digest).substring(0, 16);
    }
}
