import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.mapping.PermMapper;
import org.vafer.jdeb.producers.DataProducerFile;

/** A deb by jdeb, compressed with gzip: TREE CONTROL-DIRECTORY OUT. */
final class Jdeb {

    private Jdeb() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]);
        List<DataProducer> producers = new ArrayList<>();
        for (Path file : Tree.files(root)) {
            PermMapper mapper =
                    new PermMapper(0, 0, "root", "root", Integer.toOctalString(Tree.mode(file)), "755", 0, null);
            producers.add(new DataProducerFile(
                    file.toFile(), Tree.target(root, file), null, null, new org.vafer.jdeb.mapping.Mapper[] {mapper}));
        }
        DebMaker maker = new DebMaker(new Quiet(), producers, List.of());
        maker.setControl(new File(args[1]));
        maker.setDeb(new File(args[2]));
        maker.setCompression("gzip");
        maker.setDigest("SHA256");
        maker.makeDeb();
    }

    private static final class Quiet implements Console {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}
    }
}
