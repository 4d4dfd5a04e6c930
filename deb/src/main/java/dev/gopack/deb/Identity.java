package dev.gopack.deb;

import dev.gopack.deb.control.DebArchitecture;
import dev.gopack.deb.control.DebVersion;
import dev.gopack.deb.control.PackageNames;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.report.GopackException;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.util.Locale;

/**
 * What a package is called.
 *
 * @param name package name
 * @param evr {@code [epoch:]upstream[-revision]}
 * @param isNative true if the version has no revision
 * @param architecture Debian's name
 */
record Identity(String name, String evr, boolean isNative, String architecture) {

    static Identity of(PackageDraft draft, Problems problems) {
        String evr = version(forTarget(draft), problems);
        boolean isNative = evr.indexOf('-') < 0;
        return new Identity(name(draft.spec(), problems), evr, isNative, architecture(draft, problems));
    }

    /** {@code name_version_architecture.deb}, without the epoch. // source: dpkg-deb/build.c gen_dest_pathname() */
    String fileName() {
        return name + "_" + evr.substring(evr.indexOf(':') + 1) + "_" + architecture + ".deb";
    }

    private static String name(PackageSpec spec, Problems problems) {
        String written = spec.name();
        String folded = written.toLowerCase(Locale.ROOT);
        if (!PackageNames.isLegal(folded)) {
            // a spec without a name has that of its command
            boolean derived =
                    spec.position("name").isEmpty() && spec.position("go").isPresent();
            problems.report(
                    DebRules.BAD_NAME,
                    derived ? "go" : "name",
                    "not a legal name for a deb package: " + GopackException.quote(written)
                            + (derived ? ", which the program has" : ""),
                    (derived ? "give name: " : "") + "a legal one is "
                            + GopackException.quote(PackageNames.nearest(written)));
            return PackageNames.nearest(written); // so that the paths that are made of it are paths
        } else if (!folded.equals(written)) {
            // dpkg does the same when it builds or installs a package
            problems.report(
                    DebRules.NAME_FOLDED,
                    "name",
                    "the package is called " + folded + " in Debian, not " + written,
                    "write the name in lower case");
        }
        return folded;
    }

    /**
     * The version with the target behind the revision, as Debian's backports have it;
     * a package without a revision gets the revision 1, because a tilde behind the upstream version would make a release
     * older than its own candidates.
     */
    private static PackageVersion forTarget(PackageDraft draft) {
        PackageVersion version = draft.version();
        String suffix = draft.spec().deb().targetSuffix()
                ? draft.target().flatMap(Target::versionSuffix).orElse("")
                : "";
        if (suffix.isEmpty() || version.release().endsWith(suffix)) {
            return version;
        }
        String revision = version.release().isEmpty() ? "1" : version.release();
        return new PackageVersion(
                version.epoch(), version.upstream(), version.prerelease(), version.metadata(), revision + suffix);
    }

    private static String version(PackageVersion version, Problems problems) {
        // semver.org: metadata is letters, digits and hyphens; a version for dpkg has no underscore
        String prerelease = version.prerelease();
        String metadata = version.metadata().replace('_', '.');
        if (version.release().isEmpty()) {
            // deb-version(7): what follows the last hyphen would be taken for a revision
            prerelease = prerelease.replace('-', '.');
            metadata = metadata.replace('-', '.');
        }
        StringBuilder text = new StringBuilder(version.upstream());
        text.append(prerelease.isEmpty() ? "" : "~" + prerelease);
        text.append(metadata.isEmpty() ? "" : "+" + metadata);
        text.append(version.release().isEmpty() ? "" : "-" + version.release());
        long epoch = version.optionalEpoch().orElse(0);
        String evr = epoch == 0 ? text.toString() : epoch + ":" + text;
        if (!prerelease.equals(version.prerelease()) || !metadata.equals(version.metadata())) {
            problems.report(
                    DebRules.VERSION_ADJUSTED,
                    "version",
                    "the version becomes " + evr + ", since hyphens and underscores mean something else in Debian");
        }
        try {
            DebVersion.parse(evr);
        } catch (IllegalArgumentException e) {
            problems.report(
                    DebRules.BAD_VERSION,
                    "version",
                    "not a legal version for a deb package: " + GopackException.quote(evr) + ": " + e.getMessage());
        }
        return evr;
    }

    private static String architecture(PackageDraft draft, Problems problems) {
        PackageSpec spec = draft.spec();
        String given = spec.deb().arch();
        String usual = draft.target()
                .flatMap(target -> target.architecture(draft.architecture()))
                .map(TargetArchitecture::packageName)
                .orElseGet(() -> DebArchitecture.of(draft.architecture()));
        String name = given.isEmpty() ? usual : given;
        if (!spec.platform().equals("linux")) {
            name = spec.platform() + "-" + name;
        }
        String key = given.isEmpty() ? "arch" : "deb.arch";
        if (!DebArchitecture.isLegal(name)) {
            problems.report(
                    DebRules.BAD_ARCHITECTURE, key, "not a legal Debian architecture: " + GopackException.quote(name));
        } else if (given.isEmpty() && spec.platform().equals("linux") && !DebArchitecture.isKnown(name)) {
            problems.report(
                    DebRules.UNKNOWN_ARCHITECTURE,
                    key,
                    "Debian has no architecture " + GopackException.quote(name) + "; the name is used as it is",
                    "set deb.arch if it has another name there");
        }
        return name;
    }
}
