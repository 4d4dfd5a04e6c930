package dev.gopack;

import dev.gopack.report.CancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does several things at once. After a failure the rest is stopped, and the failure thrown when all have ended. */
final class Parallel {

    private Parallel() {}

    /** The results in the order of the inputs. */
    static <T, R> List<R> run(List<T> inputs, int threads, Function<T, R> work) {
        int workers = Math.min(threads, inputs.size());
        if (workers <= 1) {
            return inputs.stream().map(work).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "gopack-work");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<R> service = new ExecutorCompletionService<>(pool);
            List<Future<R>> running = new ArrayList<>();
            inputs.forEach(input -> running.add(service.submit(() -> work.apply(input))));
            try {
                for (int i = 0; i < running.size(); i++) {
                    result(service.take()); // as they finish, so that a failure stops the others at once
                }
            } catch (CancelledException e) {
                stop(pool);
                running.forEach(one -> one.cancel(false)); // those that were never started would never end
                throw causeOf(e, running);
            }
            List<R> results = new ArrayList<>();
            for (Future<R> one : running) {
                results.add(result(one));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted", e);
        } finally {
            stop(pool);
        }
    }

    /** What gives up because another has failed may end before that one. */
    private static <R> RuntimeException causeOf(CancelledException given, List<Future<R>> ended)
            throws InterruptedException {
        CancelledException first = given;
        for (Future<R> one : ended) {
            RuntimeException failure = one.isCancelled() ? null : failure(one);
            if (failure instanceof CancelledException cancelled) {
                first = gaveUp(first) ? cancelled : first;
            } else if (failure != null) {
                return failure;
            }
        }
        return first;
    }

    /** True for what waited for another; that one was cancelled by somebody. */
    private static boolean gaveUp(CancelledException cancelled) {
        return cancelled.getCause() instanceof CancellationException;
    }

    private static @Nullable RuntimeException failure(Future<?> ended) throws InterruptedException {
        try {
            result(ended);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** Its result, for which it is waited; what it threw is thrown as it is. */
    static <R> R result(Future<R> finished) throws InterruptedException {
        try {
            return finished.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for the workers, so that none still holds a temporary file when the caller goes on. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
