package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Module paths, and what follows from them: repositories and names of packages. */
class NamesTest {

    /** Observed: go-rpm-macros 3.6, rpmname in its own Lua. */
    @ParameterizedTest
    @CsvSource({
        "golang.org/x/net, golang-x-net",
        "gopkg.in/yaml.v3, golang-gopkg-yaml-3",
        "k8s.io/api, golang-k8s-api",
        "github.com/golangci/golangci-lint/v2, golang-github-golangci-lint-2",
        "github.com/Azure/azure-sdk-for-go, golang-github-azure-sdk",
        "github.com/cpuguy83/go-md2man/v2, golang-github-cpuguy83-md2man-2",
    })
    void fedoraNamesSourcePackages(String importPath, String expected) {
        assertThat(SourcePackageNames.fedora(importPath)).isEqualTo(expected);
    }

    /** Observed: names of packages in Debian sid. */
    @ParameterizedTest
    @CsvSource({
        "golang.org/x/net, golang-golang-x-net",
        "gopkg.in/yaml.v3, golang-gopkg-yaml.v3",
        "github.com/spf13/cobra, golang-github-spf13-cobra",
        "k8s.io/api, golang-k8s-api",
        "sigs.k8s.io/yaml, golang-k8s-sigs-yaml",
        "honnef.co/go/tools, golang-honnef-go-tools",
        "git.sr.ht/~sircmpwn/getopt, golang-sourcehut-sircmpwn-getopt",
        "github.com/sean-/seed, golang-github-sean--seed",
        "github.com/Debian/dh_make_golang, golang-github-debian-dh-make-golang",
        "github.com/cpuguy83/go-md2man/v2, golang-github-cpuguy83-go-md2man-v2",
    })
    void debianNamesSourcePackages(String importPath, String expected) {
        assertThat(SourcePackageNames.debian(importPath)).contains(expected);
    }

    @Test
    void debianHasNoNameForAnUnknownHost() {
        assertThat(SourcePackageNames.debian("example.com/x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "github.com/spf13/cobra, https://github.com/spf13/cobra, ''",
        "github.com/golangci/golangci-lint/v2, https://github.com/golangci/golangci-lint, ''",
        "github.com/aws/aws-sdk-go-v2/service/s3, https://github.com/aws/aws-sdk-go-v2, service/s3",
        "gopkg.in/yaml.v3, https://github.com/go-yaml/yaml, ''",
        "gopkg.in/inf/x.v0, https://github.com/inf/x, ''",
        "golang.org/x/tools/gopls, https://go.googlesource.com/tools, gopls",
        "google.golang.org/grpc/cmd/protoc-gen-go-grpc, https://github.com/grpc/grpc-go, cmd/protoc-gen-go-grpc",
        "k8s.io/client-go, https://github.com/kubernetes/client-go, ''",
        "sigs.k8s.io/structured-merge-diff/v6, https://github.com/kubernetes-sigs/structured-merge-diff, ''",
        "go.uber.org/zap, https://github.com/uber-go/zap, ''",
        "go.opentelemetry.io/otel/sdk, https://github.com/open-telemetry/opentelemetry-go, sdk",
        "go.yaml.in/yaml/v3, https://github.com/yaml/go-yaml, ''",
        "example.com/x/y.git/z, https://example.com/x/y.git, z",
    })
    void repositoriesOfWellKnownPathsAreKnown(String path, String url, String directory) {
        assertThat(Repository.of(path)).contains(new Repository(url, directory));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com/x", "k8s.io", "github.com/x", "gitlab.com/a/b/c", "github.com/x/y/v1", "../x", ""})
    void otherRepositoriesAreUnknown(String path) {
        assertThat(Repository.of(path)).isEmpty();
    }

    @Test
    void capitalsAreEscapedInTheCache() {
        assertThat(ModulePath.escape("github.com/BurntSushi/toml")).isEqualTo("github.com/!burnt!sushi/toml");
        assertThat(ModulePath.unescape("github.com/!burnt!sushi/toml")).contains("github.com/BurntSushi/toml");
        assertThat(ModulePath.escapeVersion("v1.0.0-RC1")).isEqualTo("v1.0.0-!r!c1");
        assertThat(ModulePath.unescapeVersion("v1.0.0-!r!c1")).contains("v1.0.0-RC1");
        assertThat(ModulePath.unescape("github.com/Burnt")).isEmpty();
        assertThat(ModulePath.unescape("github.com/!1")).isEmpty();
        assertThat(ModulePath.unescape("github.com/x!")).isEmpty();
        assertThatThrownBy(() -> ModulePath.escape("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModulePath.escapeVersion("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPackageBelongsToTheLongestModulePathThatBeginsItsOwn() {
        Set<String> modules = Set.of("a.b/c", "a.b/c/d", "a.b/cd", "a.b/c/d/e/v2");
        assertThat(ModulePath.candidates(modules, "a.b/c/d/x")).containsExactly("a.b/c/d", "a.b/c");
        assertThat(ModulePath.candidates(modules, "a.b/c")).containsExactly("a.b/c");
        assertThat(ModulePath.candidates(modules, "a.b/x")).isEmpty();
        assertThat(ModulePath.mayContain("a.b/c", "a.b/cd")).isFalse();
    }
}
