package dev.gopack.lint;

import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import java.util.regex.Pattern;

/** What there is on a system where a package is installed besides its own files, as far as names tell. */
final class Surroundings {

    /** Of packages that are Essential in Debian and in all base images of Red Hat and SUSE, and of systemd itself. */
    private static final Pattern EVERYWHERE =
            Pattern.compile("(?:/usr)?/s?bin/(?:sh|bash|env|kill|test|true|false|mkdir|rmdir|rm"
                    + "|touch|chmod|chown|chgrp|cat|cp|mv|ln|install|mktemp|sleep|echo|printf|date|sed|grep|find|xargs|head|tail|id|tr"
                    + "|cut|sort|tar|gzip|mount|umount|mountpoint|flock|logger|start-stop-daemon|systemctl|journalctl|busctl|loginctl"
                    + "|udevadm|systemd-[a-z-]+)");

    private Surroundings() {}

    /**
     * True if every system has the program, or a package that this one needs has it: one of the program's name or path, or
     * another part of the same, whose version it names or whose name starts like its own.
     */
    static boolean have(Linted linted, String program) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        String own = linted.info().name();
        return EVERYWHERE.matcher(program).matches()
                || own.equals(name + "-common")
                || linted.portrait().relations().stream()
                        .filter(relation ->
                                relation.kind() == RelationKind.DEPENDS || relation.kind() == RelationKind.PRE_DEPENDS)
                        .anyMatch(relation -> isPart(relation.dependency(), own)
                                || relation.names().stream()
                                        .anyMatch(one -> one.equals(name)
                                                || one.equals(program)
                                                || (one.startsWith("/") && one.endsWith("/" + name))));
    }

    private static boolean isPart(Dependency dependency, String own) {
        return dependency instanceof Dependency.Simple simple
                && (simple.operator() == VersionOperator.EQUAL
                        || simple.name().startsWith(own + "-")
                        || own.startsWith(simple.name() + "-"));
    }
}
