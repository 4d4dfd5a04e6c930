package dev.gopack.format;

import dev.gopack.io.Spool;
import dev.gopack.report.CancelledException;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Something that one package makes into a spool and several use. */
final class Once<T> implements Closeable {

    private final PackagePlan maker;
    private final CompletableFuture<Made<T>> made = new CompletableFuture<>();
    private int uses;
    private @Nullable Spool spool;

    record Made<T>(Spool spool, T value) {}

    Once(PackagePlan maker, int uses) {
        this.maker = maker;
        this.uses = uses;
    }

    synchronized void addUse() {
        uses++;
    }

    synchronized int uses() {
        return uses;
    }

    /** True if this package is the one that is to make it, and has not. */
    boolean isFor(PackagePlan plan) {
        return plan == maker && !made.isDone();
    }

    boolean isMadeBy(PackagePlan plan) {
        return plan == maker;
    }

    /** Makes it. If that fails, {@link #giveUp} is to be called when the failure is known. */
    void make(WriteContext context, SharedPayloads.Maker<? extends T> work) throws IOException {
        Spool target = open(context);
        made.complete(new Made<>(target, work.make(target)));
    }

    /** If this package was to make it and has not, those who wait hear that it has failed. */
    void giveUp(PackagePlan plan) {
        if (plan == maker) {
            made.cancel(false);
        }
    }

    /** Lets the others know that they have to do without. */
    void decline() {
        made.completeExceptionally(new Declined());
    }

    /** Waits until it is made. */
    Made<T> await() throws IOException {
        try {
            return made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted", e);
        } catch (ExecutionException e) {
            throw new Declined();
        } catch (CancellationException e) {
            throw new CancelledException("given up, since " + maker.fileName() + " has failed", e);
        }
    }

    /** One user is done with it. */
    void release() throws IOException {
        boolean last;
        synchronized (this) {
            uses--;
            last = uses <= 0;
        }
        if (last) {
            close();
        }
    }

    private synchronized Spool open(WriteContext context) throws IOException {
        spool = context.spool();
        return spool;
    }

    @Override
    public synchronized void close() throws IOException {
        if (spool != null) {
            spool.close();
            spool = null;
        }
    }

    /** The maker could not make it in a form that others can use, which is no failure. */
    static final class Declined extends IOException {
        private static final long serialVersionUID = 1;
    }
}
