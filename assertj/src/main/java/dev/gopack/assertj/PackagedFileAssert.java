package dev.gopack.assertj;

import dev.gopack.format.PackageInfo;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about one file of a package; {@link #and} goes back to the package. */
public final class PackagedFileAssert extends AbstractAssert<PackagedFileAssert, PackageInfo.PackagedFile> {

    private final PackageAssert parent;

    PackagedFileAssert(PackageAssert parent, PackageInfo.PackagedFile actual) {
        super(actual, PackagedFileAssert.class);
        this.parent = parent;
        describedAs("%s: %s", parent.descriptionText(), actual.path());
    }

    /** Back to the package. */
    public PackageAssert and() {
        return parent;
    }

    /** Its permission bits in octal, for example {@code 0755} or {@code 04755}. */
    public PackagedFileAssert hasMode(String octal) {
        check("mode", Integer.toOctalString(actual.mode()), Integer.toOctalString(Integer.parseInt(octal, 8)));
        return this;
    }

    /** Its owner and group. */
    public PackagedFileAssert isOwnedBy(String user, String group) {
        check("owner", actual.user() + ":" + actual.group(), user + ":" + group);
        return this;
    }

    /** It is a {@code file}, {@code directory}, {@code symlink}, {@code hardlink}, {@code device} or {@code fifo}. */
    public PackagedFileAssert isA(String kind) {
        check("kind", actual.kind(), kind);
        return this;
    }

    /** It is a link with this target. */
    public PackagedFileAssert linksTo(String target) {
        check("link target", actual.linkTarget(), target);
        return this;
    }

    /** Its size in bytes. */
    public PackagedFileAssert hasSize(long bytes) {
        check("size", actual.size(), bytes);
        return this;
    }

    /** Its modification time in seconds since 1970-01-01T00:00:00Z. */
    public PackagedFileAssert hasMtime(long seconds) {
        check("mtime", actual.mtime(), seconds);
        return this;
    }

    /** It carries all of these marks: config, noreplace, doc, license, ghost, conffile, ... */
    public PackagedFileAssert hasFlags(String... flags) {
        Assertions.assertThat(actual.flags()).as("%s: flags", descriptionText()).contains(flags);
        return this;
    }

    private void check(String what, Object found, Object expected) {
        Assertions.assertThat(found).as("%s: %s", descriptionText(), what).isEqualTo(expected);
    }
}
