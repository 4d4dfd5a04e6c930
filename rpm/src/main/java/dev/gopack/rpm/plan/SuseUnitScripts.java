package dev.gopack.rpm.plan;

import dev.gopack.model.LifecycleAction.Unit;
import dev.gopack.target.Target;
import java.util.List;
import java.util.Optional;

/**
 * What SUSE's own macros do. They ask the presets about units whose files were not there before the package, at an upgrade
 * as well, and about no other; so a package says before its files come which units it brings. They restart nothing if the
 * administrator says in /etc/sysconfig/services that updates are not to. Where a helper does it, it has no word for a reload.
 * // source: openSUSE systemd-rpm-macros/macros.systemd, release 23 with the helper and release 18 without, and
 * systemd/systemd-update-helper
 */
final class SuseUnitScripts extends UnitScripts {

    /** True if the administrator wants services to go on as they are. */
    private static final String ALL_STAY = "(DISABLE_RESTART_ON_UPDATE=; . /etc/sysconfig/services;"
            + " case \"$DISABLE_RESTART_ON_UPDATE\" in yes | 1) ;; *) false ;; esac) >/dev/null 2>&1";

    private static final String WITH_SYSTEMCTL = "! command -v systemctl >/dev/null 2>&1 || ";

    SuseUnitScripts(Optional<Target> target, List<Unit> units) {
        super(target, units);
    }

    /** What the helper marks is restarted by the file triggers that came with it. */
    @Override
    boolean mayHaveHelper() {
        return !reloads();
    }

    @Override
    boolean mayHaveNone() {
        return reloads();
    }

    @Override
    boolean marksReload() {
        return false;
    }

    @Override
    String introducing() {
        return mayHaveHelper() ? marked(false) + marked(true) : noted(false) + noted(true);
    }

    private String noted(boolean user) {
        String names = presets(user);
        return names.isEmpty()
                ? ""
                : WITH_SYSTEMCTL + "for unit in " + names + "; do\n"
                        + "    rm -f \"" + note(user) + "/$unit\"\n"
                        + "    [ -e \"/usr/lib/systemd/" + (user ? "user" : "system") + "/$unit\" ] || { mkdir -p "
                        + note(user) + " && touch \"" + note(user) + "/$unit\"; }\n"
                        + "done" + QUIET;
    }

    private static String note(boolean user) {
        return "/run/systemd/rpm/" + (user ? "needs-user-preset" : "needs-preset");
    }

    @Override
    String installed() {
        String presets = mayHaveHelper() ? preset(false) + preset(true) : ifNoted(false) + ifNoted(true);
        return presets + ifFirst(started());
    }

    private String ifNoted(boolean user) {
        String names = presets(user);
        return names.isEmpty()
                ? ""
                : WITH_SYSTEMCTL + "for unit in " + names + "; do\n"
                        + "    if [ -e \"" + note(user) + "/$unit\" ]; then\n"
                        + "        systemctl --no-reload preset " + (user ? "--global " : "") + "\"$unit\"\n"
                        + "        rm -f \"" + note(user) + "/$unit\"\n"
                        + "    fi\n"
                        + "done" + QUIET;
    }

    @Override
    String removed() {
        String upgraded = upgraded();
        return (mayHaveHelper() ? "" : running("systemctl daemon-reload"))
                + "if [ \"$1\" -ge 1 ]; then\n" + indented(dropped()) + "fi\n"
                + (upgraded.isEmpty()
                        ? ""
                        : "if [ \"$1\" -ge 1 ] && ! " + ALL_STAY + "; then\n" + indented(upgraded) + "fi\n");
    }
}
