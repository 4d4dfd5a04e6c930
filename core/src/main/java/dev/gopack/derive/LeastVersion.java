package dev.gopack.derive;

import dev.gopack.module.ModuleVersion;
import dev.gopack.module.PseudoVersion;
import dev.gopack.module.VersionMapping;
import java.util.Optional;

/**
 * The least version that a package with a module's source has to have for a line of go.mod: one that packages of Gopack and
 * of the distributions can both be compared with. So a commit counts as the release before it, since each distribution
 * writes commits in another way; and {@code +incompatible} is left out, since none writes it.
 */
public final class LeastVersion {

    private LeastVersion() {}

    /** The version for packages; empty if there is none that could be compared. */
    public static Optional<String> of(String moduleVersion) {
        Optional<ModuleVersion> written = ModuleVersion.parse(moduleVersion);
        Optional<PseudoVersion> commit = written.flatMap(ModuleVersion::pseudo);
        String release = commit.map(PseudoVersion::base).orElse(moduleVersion);
        int build = release.indexOf('+');
        return ModuleVersion.parse(build < 0 ? release : release.substring(0, build))
                .flatMap(version -> VersionMapping.of(version).text());
    }
}
