package dev.gopack.module;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a module is developed. Only a request to the host of a module path can tell for sure; this knows the hosts whose
 * paths are addresses, and a table of the well-known others.
 *
 * @param url address of the repository
 * @param directory where in it the module is, empty for its root; a trailing major version may be a directory or a branch,
 *     and is left out
 */
public record Repository(String url, String directory) {

    private static final List<String> OWNER_AND_NAME =
            List.of("github.com", "bitbucket.org", "codeberg.org", "gitlab.com", "git.sr.ht", "gitea.com");

    /** The next element of the path is the name of the repository. // source: the hosts' go-import records */
    private static final Map<String, String> BY_NEXT_ELEMENT = Map.ofEntries(
            Map.entry("golang.org/x", "https://go.googlesource.com/"),
            Map.entry("k8s.io", "https://github.com/kubernetes/"),
            Map.entry("sigs.k8s.io", "https://github.com/kubernetes-sigs/"),
            Map.entry("go.uber.org", "https://github.com/uber-go/"),
            Map.entry("go.etcd.io", "https://github.com/etcd-io/"),
            Map.entry("rsc.io", "https://github.com/rsc/"),
            Map.entry("mvdan.cc", "https://github.com/mvdan/"),
            Map.entry("modernc.org", "https://gitlab.com/cznic/"),
            Map.entry("filippo.io", "https://github.com/FiloSottile/"));

    private static final Map<String, String> EXACT = Map.ofEntries(
            Map.entry("google.golang.org/protobuf", "https://go.googlesource.com/protobuf"),
            Map.entry("google.golang.org/grpc", "https://github.com/grpc/grpc-go"),
            Map.entry("google.golang.org/genproto", "https://github.com/googleapis/go-genproto"),
            Map.entry("google.golang.org/api", "https://github.com/googleapis/google-api-go-client"),
            Map.entry("google.golang.org/appengine", "https://github.com/golang/appengine"),
            Map.entry("cloud.google.com/go", "https://github.com/googleapis/google-cloud-go"),
            Map.entry("go.opentelemetry.io/otel", "https://github.com/open-telemetry/opentelemetry-go"),
            Map.entry("go.opentelemetry.io/contrib", "https://github.com/open-telemetry/opentelemetry-go-contrib"),
            Map.entry("go.opentelemetry.io/proto", "https://github.com/open-telemetry/opentelemetry-proto-go"),
            Map.entry("go.mongodb.org/mongo-driver", "https://github.com/mongodb/mongo-go-driver"),
            Map.entry("go.starlark.net", "https://github.com/google/starlark-go"),
            Map.entry("go.yaml.in/yaml", "https://github.com/yaml/go-yaml"),
            Map.entry("gocloud.dev", "https://github.com/google/go-cloud"),
            Map.entry("gotest.tools", "https://github.com/gotestyourself/gotest.tools"),
            Map.entry("honnef.co/go/tools", "https://github.com/dominikh/go-tools"),
            Map.entry("gorm.io/gorm", "https://github.com/go-gorm/gorm"));

    /** The repository of a module; empty if it is not known. */
    public static Optional<Repository> of(String modulePath) {
        Optional<ModulePath.Major> major = ModulePath.splitMajor(modulePath);
        if (major.isEmpty() || ModulePath.problemOf(modulePath).isPresent()) {
            return Optional.empty();
        }
        String path = major.get().prefix();
        if (modulePath.startsWith("gopkg.in/")) {
            return gopkg(path.substring("gopkg.in/".length()));
        }
        int git = path.indexOf(".git/");
        if (git > 0 || path.endsWith(".git")) {
            int end = git > 0 ? git + ".git".length() : path.length();
            return Optional.of(new Repository("https://" + path.substring(0, end), after(path, end)));
        }
        return exact(path).or(() -> hosted(path)).or(() -> byNextElement(path));
    }

    // docs: gopkg.in: pkg.v3 is go-pkg/pkg, user/pkg.v3 is user/pkg
    private static Optional<Repository> gopkg(String path) {
        String[] elements = path.split("/", -1);
        return switch (elements.length) {
            case 1 -> Optional.of(new Repository("https://github.com/go-" + path + '/' + path, ""));
            case 2 -> Optional.of(new Repository("https://github.com/" + path, ""));
            default -> Optional.empty();
        };
    }

    private static Optional<Repository> exact(String path) {
        return ModulePath.candidates(EXACT.keySet(), path).stream()
                .findFirst()
                .map(known -> new Repository(EXACT.getOrDefault(known, ""), after(path, known.length())));
    }

    private static Optional<Repository> hosted(String path) {
        String[] elements = path.split("/", -1);
        boolean known = elements.length >= 3 && OWNER_AND_NAME.contains(elements[0]);
        // A repository of GitLab may be in a group in a group.
        if (!known || (elements[0].equals("gitlab.com") && elements.length > 3)) {
            return Optional.empty();
        }
        String root = String.join("/", elements[0], elements[1], elements[2]);
        return Optional.of(new Repository("https://" + root, after(path, root.length())));
    }

    private static Optional<Repository> byNextElement(String path) {
        Optional<String> host =
                ModulePath.candidates(BY_NEXT_ELEMENT.keySet(), path).stream().findFirst();
        if (host.isEmpty() || host.get().length() == path.length()) {
            return Optional.empty();
        }
        int start = host.get().length() + 1;
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        return Optional.of(new Repository(
                BY_NEXT_ELEMENT.getOrDefault(host.get(), "") + path.substring(start, end), after(path, end)));
    }

    private static String after(String path, int end) {
        return end == path.length() ? "" : path.substring(end + 1);
    }
}
