package dev.gopack.lint;

import static dev.gopack.lint.FileRules.DANGLING_LINK;
import static dev.gopack.lint.FileRules.LINK_FORM;
import static dev.gopack.lint.FileRules.UNSAFE_LINK;

import dev.gopack.model.RelationKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Symbolic links. */
final class LinkCheck implements LintCheck {

    /** What others have and links may point at: alternatives, state, devices. */
    private static final Pattern ELSEWHERE = Pattern.compile("/(?:etc/alternatives|run|var|dev|proc|sys)/.*"
            // docs: Debian Policy, 12.5: base-files has them everywhere
            + "|/usr/share/(?:zoneinfo|javascript|common-licenses)/.*");

    private static final Set<String> EVERYBODYS =
            Set.of("usr", "lib", "lib64", "share", "bin", "sbin", "libexec", "etc", "opt", "doc", "common", "contrib");
    private static final int TELLING = 4; // shorter names are part of too many others

    private static final Pattern TEMPORARY = Pattern.compile("/(?:tmp|var/tmp|home|root|build)/.*");

    @Override
    public List<LintRule> rules() {
        return List.of(DANGLING_LINK, LINK_FORM, UNSAFE_LINK);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        for (LintFile file : linted.files()) {
            if (file.isLink() && !file.isGhost()) {
                check(linted, file, notes);
            }
        }
    }

    private static void check(Linted linted, LintFile file, Notes notes) {
        String target = file.file().linkTarget();
        Optional<String> resolved = resolve(file.parent(), target);
        if (resolved.isEmpty()
                || resolved.get().equals(file.path())
                || TEMPORARY.matcher(resolved.get()).matches()) {
            notes.add(UNSAFE_LINK, file, "it points to " + Notes.quote(target));
            return;
        }
        String path = resolved.get();
        boolean absolute = target.startsWith("/");
        boolean together = top(path).equals(top(file.path()));
        if (absolute == together && !path.equals("/")) {
            notes.add(
                    LINK_FORM,
                    file,
                    "it points to " + Notes.quote(target) + ", "
                            + (absolute ? "absolute within " + top(path) : "relative out of " + top(file.path())));
        }
        if (!linted.has(path) && !ELSEWHERE.matcher(path).matches() && !requires(linted, path)) {
            notes.add(DANGLING_LINK, file, "it points to " + Notes.quote(target) + ", which is not in the package");
        }
    }

    /** True if the package depends on the file, or on a package that it may be from: another of the same source. */
    private static boolean requires(Linted linted, String path) {
        return linted.portrait().relations().stream()
                .filter(relation ->
                        relation.kind() == RelationKind.DEPENDS || relation.kind() == RelationKind.PRE_DEPENDS)
                .anyMatch(relation -> relation.names().contains(path)
                        || relation.text().contains("= " + linted.info().evr())
                        || relation.names().stream()
                                .anyMatch(name -> isOf(linted.info().name(), name, path)));
    }

    /** True if a part of the path is named as a package of that name is, and not as the one with the link. */
    private static boolean isOf(String own, String other, String path) {
        String name = other.replace('_', '-');
        return Stream.of(path.split("/"))
                .map(part -> part.replace('_', '-'))
                .filter(part -> part.length() >= TELLING && !EVERYBODYS.contains(part) && !part.equals(own))
                .anyMatch(part -> name.contains(part) || (name.length() >= TELLING && part.startsWith(name)));
    }

    private static String top(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Where a link leads; empty if it is out of the root directory. */
    static Optional<String> resolve(String parent, String target) {
        Deque<String> parts = new ArrayDeque<>();
        String whole = target.startsWith("/") ? target : parent + "/" + target;
        for (String part : whole.split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of("/" + String.join("/", parts));
    }
}
