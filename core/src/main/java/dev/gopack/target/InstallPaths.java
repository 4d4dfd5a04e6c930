package dev.gopack.target;

import java.util.Optional;

/**
 * Where things go. {@code NAME} stands for the package's name, {@code MULTIARCH} for the triplet of Debian, such as
 * x86_64-linux-gnu.
 *
 * @param lib64 libraries of 64-bit programs
 * @param units units of systemd; empty where there is no systemd
 * @param environment files with settings for services
 * @param nologin shell of users who are services
 * @param man manual pages
 * @param bashCompletion completions of bash
 * @param zshCompletion completions of zsh
 * @param fishCompletion completions of fish
 * @param license the licence; empty where it is not installed
 */
public record InstallPaths(
        String lib64,
        Optional<String> units,
        String environment,
        String nologin,
        String man,
        String bashCompletion,
        String zshCompletion,
        String fishCompletion,
        Optional<String> license) {

    static InstallPaths of(Facts facts) throws Facts.BadFact {
        return new InstallPaths(
                facts.requiredPath("path.lib64"),
                facts.path("path.unit"),
                facts.requiredPath("path.env"),
                facts.requiredPath("path.nologin"),
                facts.requiredPath("path.man"),
                facts.requiredPath("path.bash"),
                facts.requiredPath("path.zsh"),
                facts.requiredPath("path.fish"),
                facts.path("path.license"));
    }
}
