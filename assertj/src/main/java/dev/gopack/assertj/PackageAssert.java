package dev.gopack.assertj;

import dev.gopack.format.PackageInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about one package. Relations are compared in the text that the format's own tools print. */
public final class PackageAssert extends AbstractAssert<PackageAssert, PackageInfo> {

    PackageAssert(PackageInfo actual) {
        super(actual, PackageAssert.class);
        describedAs("%s package %s %s", actual.format(), actual.name(), actual.evr());
    }

    /** It has this name. */
    public PackageAssert isNamed(String name) {
        check("name", actual.name(), name);
        return this;
    }

    /** It has this {@code [epoch:]version[-release]}. */
    public PackageAssert hasVersion(String evr) {
        check("version", actual.evr(), evr);
        return this;
    }

    /** It is for this architecture, by the format's name. */
    public PackageAssert isFor(String architecture) {
        check("architecture", actual.architecture(), architecture);
        return this;
    }

    /** It has a field (rpm tag name, deb control field) with exactly this value. */
    public PackageAssert hasField(String name, String value) {
        check("field " + name, actual.fields().get(name), value);
        return this;
    }

    /** It requires all of these (rpm Requires, deb Depends). */
    public PackageAssert requires(String... relations) {
        return hasRelations(actual.format().equals("deb") ? "Depends" : "Requires", relations);
    }

    /** It provides all of these. */
    public PackageAssert provides(String... relations) {
        return hasRelations("Provides", relations);
    }

    /** Its list with this name ({@code Recommends}, {@code Pre-Depends}, ...) has all of these. */
    public PackageAssert hasRelations(String list, String... relations) {
        Assertions.assertThat(actual.relations().getOrDefault(list, List.of()))
                .as("%s: %s", descriptionText(), list)
                .contains(relations);
        return this;
    }

    /** It has a file, which further assertions are then about. */
    public PackagedFileAssert file(String path) {
        Optional<PackageInfo.PackagedFile> file =
                actual.files().stream().filter(one -> one.path().equals(path)).findFirst();
        if (file.isEmpty()) {
            failWithMessage("no file %s, but %s", path, paths());
        }
        return new PackagedFileAssert(this, file.orElseThrow());
    }

    /** It has none of these paths. */
    public PackageAssert doesNotOwn(String... paths) {
        Assertions.assertThat(paths()).as("%s: paths", descriptionText()).doesNotContain(paths);
        return this;
    }

    /** It has exactly these paths, in any order. */
    public PackageAssert hasOnlyPaths(String... paths) {
        Assertions.assertThat(paths()).as("%s: paths", descriptionText()).containsExactlyInAnyOrder(paths);
        return this;
    }

    /** Its script with this name ({@code %post}, {@code postinst}, ...) has all of these parts. */
    public PackageAssert hasScript(String name, String... parts) {
        PackageInfo.Script script = actual.scripts().get(name);
        if (script == null) {
            failWithMessage("no script %s, but %s", name, actual.scripts().keySet());
        } else {
            Assertions.assertThat(script.body())
                    .as("%s: %s", descriptionText(), name)
                    .contains(Arrays.asList(parts));
        }
        return this;
    }

    /** Every digest that it states is right. */
    public PackageAssert isIntact() {
        Assertions.assertThat(actual.digests())
                .as("%s: digests", descriptionText())
                .allMatch(PackageInfo.DigestCheck::matches);
        return this;
    }

    private List<String> paths() {
        return actual.files().stream().map(PackageInfo.PackagedFile::path).toList();
    }

    private void check(String what, @org.jspecify.annotations.Nullable Object found, Object expected) {
        Assertions.assertThat(found).as("%s: %s", descriptionText(), what).isEqualTo(expected);
    }
}
