package dev.gopack.assertj;

import dev.gopack.Gopack;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.WrittenPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Entry points; import statically. */
public final class PackageAssertions {

    private PackageAssertions() {}

    /**
     * Assertions about a package file, which is read strictly.
     *
     * @throws dev.gopack.report.FormatException if it is not a sound rpm or deb package
     * @throws UncheckedIOException if it cannot be read
     */
    public static PackageAssert assertThatPackage(Path file) {
        try {
            return assertThat(Gopack.create().inspect(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Assertions about a package that was just written; throws as {@link #assertThatPackage} does. */
    public static PackageAssert assertThat(WrittenPackage written) {
        return assertThatPackage(written.path());
    }

    /** Assertions about a package that was read before. */
    public static PackageAssert assertThat(PackageInfo info) {
        return new PackageAssert(info);
    }
}
