package dev.gopack.conformance;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.spec.Spec;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** A process of its own that builds the {@link Matrix} again and again, in a thread for each of its output directories. */
final class BuildAgainAndAgain {

    private BuildAgainAndAgain() {}

    /** Starts it; it prints a mark when each thread is writing its first packages. With 0 rounds it goes on until it is killed. */
    static Process start(Path directory, Path temporary, int rounds, List<Path> outs) throws IOException {
        Path classes;
        try {
            classes = Path.of(BuildAgainAndAgain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
        List<String> command =
                new ArrayList<>(List.of(Packages.javaHome().resolve("bin/java").toString()));
        command.addAll(Packages.QUICK_START);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of("-cp", Packages.jar() + File.pathSeparator + classes));
        command.addAll(List.of(BuildAgainAndAgain.class.getName(), directory.toString(), String.valueOf(rounds)));
        outs.forEach(out -> command.add(out.toString()));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("words").toFile())
                .start();
    }

    /** Arguments: directory of the matrix, rounds, output directories. */
    public static void main(String[] arguments) {
        int threads = arguments.length - 2;
        int rounds = arguments[1].equals("0") ? Integer.MAX_VALUE : Integer.parseInt(arguments[1]);
        Spec spec = Matrix.spec(Path.of(arguments[0]));
        CountDownLatch first = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Path out = Path.of(arguments[i + 2]);
            new Thread(() -> build(spec, out, rounds, first)).start();
        }
        try {
            first.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        System.out.print('!');
        System.out.flush();
    }

    private static void build(Spec spec, Path out, int rounds, CountDownLatch first) {
        AtomicBoolean writing = new AtomicBoolean();
        BuildListener listener = new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                if (writing.compareAndSet(false, true)) {
                    first.countDown();
                }
            }
        };
        Gopack gopack = Gopack.builder().threads(1).listener(listener).build();
        try {
            for (int round = 0; round < rounds; round++) {
                gopack.build(spec, out, Selection.ALL);
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
