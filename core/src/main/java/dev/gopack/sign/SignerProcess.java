package dev.gopack.sign;

import dev.gopack.report.CancelledException;
import dev.gopack.report.GopackException;
import dev.gopack.report.SigningException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the program that signs. It is started as it is named, without a shell, gets the content on its standard input, and
 * may take its time: there may be a person who puts a card into a reader.
 */
final class SignerProcess {

    private static final int MOST_WORDS = 2000;
    private static final long PATIENCE_SECONDS = 10;
    private static final long LOOK_EVERY_MILLISECONDS = 20;
    private static final int BUFFER = 1 << 16;

    private SignerProcess() {}

    /**
     * What the program prints.
     *
     * @param name of the program for messages
     * @param environment besides that of this process without its passphrases
     * @param most how many bytes it may print
     * @throws SigningException if it cannot be started, fails, or prints more
     * @throws IOException if the content cannot be read
     */
    static byte[] run(
            String name, List<String> command, Map<String, String> environment, SignedContent content, int most)
            throws IOException {
        Process process = start(name, command, environment);
        boolean ended = false;
        try {
            Output out = Output.of(process.getInputStream(), most, true);
            Output err = Output.of(process.getErrorStream(), MOST_WORDS, false);
            Feeder feeder = Feeder.of(process.getOutputStream(), content);
            while (!process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                refuse(name, out);
            }
            ended = true;
            feeder.finish();
            byte[] bytes = out.bytes();
            refuse(name, out);
            if (process.exitValue() != 0) {
                throw new SigningException(name + " failed with exit code " + process.exitValue() + words(err));
            }
            if (bytes.length == 0) {
                throw new SigningException(name + " printed no signature" + words(err));
            }
            return bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted while " + name + " was to sign", e);
        } finally {
            if (!ended) {
                end(process);
            }
        }
    }

    private static void refuse(String name, Output out) {
        if (out.isTooMuch()) {
            throw new SigningException(name + " printed more than was asked of it");
        }
    }

    private static Process start(String name, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        SecretVariables.removeFrom(builder.environment());
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SigningException("cannot start " + name + ": " + GopackException.reason(e), e);
        }
    }

    private static String words(Output err) throws InterruptedException {
        String text = new String(err.bytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + GopackException.reason(new IOException(text));
    }

    private static void end(Process process) {
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives a process its content, beside whoever waits for it and may be interrupted: no write to a pipe can be. */
    private static final class Feeder {
        private final OutputStream to;
        private final SignedContent content;
        private final Thread writer = new Thread(this::feed, "gopack-signer-input");
        private volatile @Nullable Exception failure;

        private Feeder(OutputStream to, SignedContent content) {
            this.to = to;
            this.content = content;
            writer.setDaemon(true);
        }

        static Feeder of(OutputStream to, SignedContent content) {
            Feeder feeder = new Feeder(to, content);
            feeder.writer.start();
            return feeder;
        }

        private void feed() {
            try (InputStream in = content.open()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (!write(buffer, count)) {
                        return;
                    }
                }
            } catch (IOException | RuntimeException e) {
                failure = e;
            } finally {
                write(new byte[0], -1);
            }
        }

        /** False if nobody reads any more, which the exit code explains. */
        private boolean write(byte[] bytes, int count) {
            try {
                if (count < 0) {
                    to.close();
                } else {
                    to.write(bytes, 0, count);
                }
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        /** Waits for the end, which is near when the process has ended, and says what went wrong with the content. */
        void finish() throws IOException, InterruptedException {
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            Exception wrong = failure;
            if (wrong instanceof IOException e) {
                throw e;
            }
            if (wrong instanceof RuntimeException e) {
                throw e;
            }
        }
    }

    /** What a process says, read while it runs so that it never has to wait for us. */
    private static final class Output {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int most;
        private final Thread reader;

        private Output(InputStream stream, int most, boolean strict) {
            this.most = most;
            reader = new Thread(() -> drain(stream, strict), "gopack-signer-output");
            reader.setDaemon(true);
        }

        /** Keeps a little more than so much; what is strict is not read beyond that. */
        static Output of(InputStream stream, int most, boolean strict) {
            Output output = new Output(stream, most, strict);
            output.reader.start();
            return output;
        }

        boolean isTooMuch() {
            synchronized (kept) {
                return kept.size() > most;
            }
        }

        private void drain(InputStream stream, boolean strict) {
            byte[] chunk = new byte[BUFFER];
            try (stream) {
                for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                    synchronized (kept) {
                        kept.write(chunk, 0, Math.min(count, most + 1 - kept.size()));
                    }
                    if (strict && isTooMuch()) {
                        return;
                    }
                }
            } catch (IOException e) {
                return; // the process was killed; what it said before counts
            }
        }

        /** Those of a process that has ended. One that it left behind, such as an agent, does not keep us waiting. */
        byte[] bytes() throws InterruptedException {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            synchronized (kept) {
                return kept.toByteArray();
            }
        }
    }
}
