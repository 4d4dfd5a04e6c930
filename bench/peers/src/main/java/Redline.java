import java.io.File;
import java.nio.file.Path;
import org.redline_rpm.Builder;
import org.redline_rpm.header.Architecture;
import org.redline_rpm.header.Os;
import org.redline_rpm.header.RpmType;

/** An rpm by Redline, which knows gzip alone: TREE OUT-DIRECTORY. */
final class Redline {

    private Redline() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        Builder builder = new Builder();
        builder.setType(RpmType.BINARY);
        builder.setPlatform(Architecture.X86_64, Os.LINUX);
        builder.setPackage("golangci-lint", "2.15.0", "1");
        builder.setSummary("Fast linters runner for Go");
        builder.setDescription("It runs linters in parallel.");
        builder.setLicense("GPL-3.0-or-later");
        builder.setBuildHost("localhost");
        for (Path file : Tree.files(root)) {
            builder.addFile(Tree.target(root, file), file.toFile(), Tree.mode(file), 0755, "root", "root");
        }
        builder.build(new File(args[1]));
    }
}
