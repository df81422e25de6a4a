package io.foresight.tensor.train;

import io.foresight.core.text.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how a run is carried out; nothing here changes its result, so a run may be resumed with other options.
 *
 * @param directory holds checkpoints, logs and manifest; made if absent; one run at a time
 * @param resume continue from the newest sound checkpoint in the directory, or start anew if there is none; without it a directory with checkpoints is refused
 * @param checkpointEverySteps a checkpoint at least every so many steps, at least 1
 * @param checkpointEvery and at least as often as this, positive
 * @param keepLast checkpoints kept, at least 1; 2 or more leave something to fall back to
 * @param continueWhenSaveFails keep training when a periodic checkpoint cannot be written (the last one always must be)
 * @param logEverySteps steps from one logged step to the next, at least 1
 * @param validateEverySteps steps from one validation to the next, at least 1; the last step is always validated
 * @param prefetchThreads threads that make batches, at least 1
 * @param prefetchDepth batches made ahead, at least 1; bounds the memory of the input
 * @param stopAfter save and stop once this much time has passed; the run can be resumed
 */
public record RunOptions(
        Path directory,
        boolean resume,
        long checkpointEverySteps,
        Duration checkpointEvery,
        int keepLast,
        boolean continueWhenSaveFails,
        long logEverySteps,
        long validateEverySteps,
        int prefetchThreads,
        int prefetchDepth,
        Optional<Duration> stopAfter) {

    /** Checks every value and reports all problems in one {@link TrainingException}. */
    public RunOptions {
        new Problems()
                .require(directory != null, "directory", directory, "given")
                .require(checkpointEverySteps >= 1, "checkpointEverySteps", checkpointEverySteps, "at least 1")
                .require(positive(checkpointEvery), "checkpointEvery", checkpointEvery, "positive")
                .require(keepLast >= 1, "keepLast", keepLast, "at least 1")
                .require(logEverySteps >= 1, "logEverySteps", logEverySteps, "at least 1")
                .require(validateEverySteps >= 1, "validateEverySteps", validateEverySteps, "at least 1")
                .require(prefetchThreads >= 1, "prefetchThreads", prefetchThreads, "at least 1")
                .require(prefetchDepth >= 1, "prefetchDepth", prefetchDepth, "at least 1")
                .require(stopAfter.isEmpty() || positive(stopAfter.get()), "stopAfter", stopAfter, "positive")
                .throwIfAny(problems -> TrainingException.listing("run options", problems));
    }

    /** A fresh run with a checkpoint every 500 steps or 5 minutes, the last 3 kept, every 10th step logged, one batch thread, 4 batches ahead. */
    public static RunOptions in(Path directory) {
        return new RunOptions(directory, false, 500, Duration.ofMinutes(5), 3, false, 10, 1000, 1, 4, Optional.empty());
    }

    /** The same for a part of the run, in a folder of its own. */
    public RunOptions inFolder(String name) {
        return new RunOptions(
                directory.resolve(name),
                resume,
                checkpointEverySteps,
                checkpointEvery,
                keepLast,
                continueWhenSaveFails,
                logEverySteps,
                validateEverySteps,
                prefetchThreads,
                prefetchDepth,
                stopAfter);
    }

    /** The same, resuming or not. */
    public RunOptions withResume(boolean on) {
        return new RunOptions(
                directory,
                on,
                checkpointEverySteps,
                checkpointEvery,
                keepLast,
                continueWhenSaveFails,
                logEverySteps,
                validateEverySteps,
                prefetchThreads,
                prefetchDepth,
                stopAfter);
    }

    /** The same with other intervals, in steps. */
    public RunOptions withIntervals(long checkpointSteps, long logSteps, long validateSteps) {
        return new RunOptions(
                directory,
                resume,
                checkpointSteps,
                checkpointEvery,
                keepLast,
                continueWhenSaveFails,
                logSteps,
                validateSteps,
                prefetchThreads,
                prefetchDepth,
                stopAfter);
    }

    /** The same with other prefetching. */
    public RunOptions withPrefetch(int threads, int depth) {
        return new RunOptions(
                directory,
                resume,
                checkpointEverySteps,
                checkpointEvery,
                keepLast,
                continueWhenSaveFails,
                logEverySteps,
                validateEverySteps,
                threads,
                depth,
                stopAfter);
    }

    /** The same with a time limit. */
    public RunOptions withStopAfter(Duration limit) {
        return new RunOptions(
                directory,
                resume,
                checkpointEverySteps,
                checkpointEvery,
                keepLast,
                continueWhenSaveFails,
                logEverySteps,
                validateEverySteps,
                prefetchThreads,
                prefetchDepth,
                Optional.of(limit));
    }

    private static boolean positive(Duration duration) {
        return duration != null && !duration.isNegative() && !duration.isZero();
    }
}
