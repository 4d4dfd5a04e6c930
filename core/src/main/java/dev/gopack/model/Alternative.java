package dev.gopack.model;

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
}
