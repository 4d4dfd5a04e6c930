package dev.gopack.deb;

import dev.gopack.format.Shell;
import java.util.List;

/**
 * Has certificates trusted as long as a package brings them. The list of what is trusted belongs to ca-certificates, and a
 * certificate is not trusted before it is on it. What the package wrote there goes with the certificate, be it by a removal
 * or by a version without it; an entry that the administrator switched off is kept until the package is purged. //
 * docs: update-ca-certificates(8)
 */
final class TrustScripts {

    private static final String DIRECTORY = "/usr/share/ca-certificates/";
    private static final String LIST = "/etc/ca-certificates.conf";
    private static final String UPDATE = "update-ca-certificates >/dev/null || true\n";

    private final String own; // the part of the list that is the package's, "food/"
    private final List<String> names;

    /**
     * For a package.
     *
     * @param paths of its certificates
     */
    TrustScripts(String packageName, List<String> paths) {
        this.own = packageName + "/";
        this.names = paths.stream().map(this::name).toList();
    }

    private String name(String path) {
        if (!path.startsWith(DIRECTORY + own)) {
            throw new IllegalArgumentException(
                    "a certificate of a deb is installed below " + DIRECTORY + own + ": " + path);
        }
        return path.substring(DIRECTORY.length());
    }

    /** Once the files are there: those of this version are listed, those of others no longer. */
    String configured() {
        StringBuilder text = new StringBuilder("if [ -w " + LIST + " ]; then\n");
        text.append("    sed -n ")
                .append(Shell.quote("s|^\\(" + known(own) + "[A-Za-z0-9._-]*\\)$|\\1|p"))
                .append(" " + LIST + " | while read -r crt; do\n        [ -e " + DIRECTORY + "\"$crt\" ] ||"
                        + " sed -i \"s|^$(echo \"$crt\" | sed 's/\\./\\\\./g')\\$|!")
                .append(own)
                .append("./${crt##*/}|\" " + LIST + "\n    done\n");
        text.append("    [ -z \"$(tail -c 1 " + LIST + ")\" ] || echo >>" + LIST + "\n");
        names.forEach(name -> text.append("    grep -q -x -F -e ")
                .append(Shell.quote(name))
                .append(" -e ")
                .append(Shell.quote("!" + name))
                .append(" " + LIST + " || echo ")
                .append(Shell.quote(name))
                .append(" >>" + LIST + "\n"));
        return text + "fi\n" + UPDATE + "if [ -w " + LIST + " ]; then\n    " + forgotten() + "fi\n";
    }

    /**
     * After the files went, or those of the next version came: a removal that a script refuses has changed nothing. //
     * source: dpkg src/main/unpack.c: while postrm is called for an upgrade, what the new version replaces has a copy with
     * this suffix, and what it lacks is still there
     */
    String removed() {
        StringBuilder text =
                new StringBuilder("if { [ \"$1\" = remove ] || [ \"$1\" = upgrade ]; } && [ -w " + LIST + " ]; then\n");
        names.forEach(name -> text.append("    { [ \"$1\" = upgrade ] && [ -e ")
                .append(Shell.quote(DIRECTORY + name + ".dpkg-tmp"))
                .append(" ]; } || sed -i ")
                .append(Shell.quote("s|^" + known(name) + "$|!" + marked(name) + "|"))
                .append(" " + LIST + "\n"));
        return text + "    if grep -q " + Shell.quote("^!" + known(own + "./")) + " " + LIST
                + "; then\n        ! command -v update-ca-certificates >/dev/null || " + UPDATE + "        "
                + forgotten() + "    fi\nfi\nif [ \"$1\" = purge ] && [ -w " + LIST + " ]; then\n    sed -i "
                + Shell.quote("\\|^!\\{0,1\\}" + known(own) + "|d") + " " + LIST + "\nfi\n";
    }

    /**
     * The name as it is listed while it is taken out, so that others who have copies, such as Java, hear of it too. It leads
     * to the same link, and nobody takes it for the administrator's no.
     */
    private String marked(String name) {
        return own + "./" + name.substring(own.length());
    }

    private String forgotten() {
        return "sed -i " + Shell.quote("\\|^!" + known(own + "./") + "|d") + " " + LIST + "\n";
    }

    private static String known(String name) {
        return name.replaceAll("[.\\[\\]*^$\\\\]", "\\\\$0");
    }
}
