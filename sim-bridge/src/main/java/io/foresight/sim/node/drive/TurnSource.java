package io.foresight.sim.node.drive;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** Simulates ahead on its own thread, so that simulated time advances while the next sweep is cast. */
final class TurnSource implements AutoCloseable {
    private static final int AHEAD = 2;

    private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
    private final Supplier<Turn> turns;
    private final Thread thread;

    /** A revolution, or the reason why there are no more. */
    private record Step(Optional<Turn> turn, Optional<Throwable> failure) {}

    /** @param turns returns the next revolution; called only on this source's thread */
    TurnSource(Supplier<Turn> turns) {
        this.turns = turns;
        thread = new Thread(this::run, "driving-sim-casting");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next revolution; waits until it is simulated.
     *
     * @throws IllegalStateException when the simulation failed
     */
    Turn next() throws InterruptedException {
        Step step = steps.take();
        return step.turn()
                .orElseThrow(() -> new IllegalStateException(
                        "the driving simulation failed: "
                                + step.failure().map(Throwable::toString).orElse(""),
                        step.failure().orElse(null)));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                steps.put(new Step(Optional.of(turns.get()), Optional.empty()));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            offer(new Step(Optional.empty(), Optional.of(failure)));
        }
    }

    private void offer(Step last) {
        try {
            steps.put(last);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether its thread is still running. */
    boolean works() {
        return thread.isAlive();
    }

    /** Stops the thread; a sweep that is being cast is discarded. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
