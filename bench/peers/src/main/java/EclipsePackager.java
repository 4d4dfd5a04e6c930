import java.nio.file.Path;
import org.eclipse.packager.rpm.build.BuilderContext;
import org.eclipse.packager.rpm.build.RpmBuilder;

/** An rpm by Eclipse Packager with its usual settings, compressed with gzip: TREE OUT-DIRECTORY. */
final class EclipsePackager {

    private EclipsePackager() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        try (RpmBuilder builder = new RpmBuilder("golangci-lint", "2.15.0", "1", "x86_64", Path.of(args[1]))) {
            RpmBuilder.PackageInformation information = builder.getInformation();
            information.setSummary("Fast linters runner for Go");
            information.setDescription("It runs linters in parallel.");
            information.setLicense("GPL-3.0-or-later");
            BuilderContext context = builder.newContext();
            for (Path file : Tree.files(root)) {
                int mode = Tree.mode(file);
                context.addFile(Tree.target(root, file), file, info -> {
                    info.setMode((short) mode);
                    info.setUser("root");
                    info.setGroup("root");
                });
            }
            builder.build();
        }
    }
}
