package io.foresight.tensor.train;

import io.foresight.tensor.archive.Weights;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a {@link Learner} on a {@link BatchSource}: AdamW under a one-cycle schedule, averaged weights, checkpoints, logs. Interrupted and resumed, a run
 * goes through the same losses bit for bit as one left alone, on the same machine with the same number of threads.
 *
 * <p>Errors: {@link TrainingException} and its kin; {@link NonFiniteException} at the first loss, gradient or weight that is not finite.
 */
public final class Trainer {
    /** Key of the data's hash in the configuration that checkpoints are compared by. */
    static final String DATA_INDEX = "data.index";

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

    private final TrainingSettings settings;
    private final RunOptions options;
    private final Learner learner;
    private final BatchSource source;
    private final Map<String, String> configuration;
    private final InstantSource clock;
    private final Progress progress;
    private final Optional<Validation> validation;
    private final CheckpointDirectory checkpoints;
    private volatile StopRequest stop;
    private volatile boolean stopEarly;

    /**
     * Sets up a run without touching the disk.
     *
     * @param configuration whatever else decides the result (network, loss, augmentation), flattened to text; compared on resume
     * @param clock for time stamps, time limits and rates
     */
    public Trainer(
            TrainingSettings settings,
            RunOptions options,
            Learner learner,
            BatchSource source,
            Map<String, String> configuration,
            InstantSource clock,
            Progress progress,
            Optional<Validation> validation) {
        this(
                settings,
                options,
                learner,
                source,
                configuration,
                clock,
                progress,
                validation,
                new CheckpointDirectory(options.directory(), options.keepLast()));
    }

    Trainer(
            TrainingSettings settings,
            RunOptions options,
            Learner learner,
            BatchSource source,
            Map<String, String> configuration,
            InstantSource clock,
            Progress progress,
            Optional<Validation> validation,
            CheckpointDirectory checkpoints) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.options = Objects.requireNonNull(options, "options");
        this.learner = Objects.requireNonNull(learner, "learner");
        this.source = Objects.requireNonNull(source, "source");
        this.configuration = whole(configuration, settings, source);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.progress = Objects.requireNonNull(progress, "progress");
        this.validation = Objects.requireNonNull(validation, "validation");
        this.checkpoints = checkpoints;
    }

    private static Map<String, String> whole(Map<String, String> given, TrainingSettings settings, BatchSource source) {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(settings.flattened());
        all.put(DATA_INDEX, source.indexHash());
        return Map.copyOf(all);
    }

    /** Asks a running {@link #run()} to save and return after the step it is in; safe from any thread. */
    public void requestStop() {
        stopEarly = true;
        StopRequest running = stop;
        if (running != null) {
            running.request(StopReason.SIGNAL);
        }
    }

    /** Runs to the last step, the time limit or a stop request, whichever is first, and leaves a checkpoint. */
    public TrainingResult run() {
        try (RunDirectory directory = new RunDirectory(options.directory());
                StopRequest request = new StopRequest()) {
            directory.removeLeftovers();
            stop = request;
            if (stopEarly) {
                request.request(StopReason.SIGNAL);
            }
            try (TrainingState state = new TrainingState(learner, settings)) {
                return run(state, request);
            }
        } finally {
            stop = null;
        }
    }

    private TrainingResult run(TrainingState state, StopRequest request) {
        start(state);
        Map<String, String> environment = Environment.describe(learner);
        RunManifest.write(
                options.directory(), clock.instant(), state.step, configuration, environment, settings.seed());
        try (TrainingLoop loop =
                new TrainingLoop(settings, options, source, state, clock, progress, validation, request, this::save)) {
            StopReason reason = loop.run();
            Path saved = save(state);
            LOG.info("{} after step {}: saved {}", reason, state.step, saved);
            return new TrainingResult(reason, state.step, state.latestWeights(), state.averagedWeights(), saved);
        }
    }

    private Path save(TrainingState state) {
        return checkpoints.save(state.toCheckpoint(configuration, Environment.describe(learner)));
    }

    private void start(TrainingState state) {
        if (options.resume()) {
            checkpoints.newestSound().ifPresent(checkpoint -> resume(state, checkpoint));
            return;
        }
        List<Path> present = checkpoints.newestFirst();
        if (!present.isEmpty()) {
            throw new TrainingException(options.directory() + " already holds a run ("
                    + present.get(0).getFileName() + "); resume it or choose another directory");
        }
    }

    private void resume(TrainingState state, Checkpoint checkpoint) {
        Checkpoint.Header header = checkpoint.header();
        List<String> differences = Checkpoint.differences(header.configuration(), configuration);
        differences.addAll(layoutDifferences("parameter", header.parameters(), state.update.parameterLayout()));
        differences.addAll(layoutDifferences("buffer", header.buffers(), state.update.bufferLayout()));
        if (!differences.isEmpty()) {
            throw new OtherConfigurationException(options.directory() + " at step " + header.step(), differences);
        }
        List<String> surroundings = Checkpoint.differences(header.environment(), Environment.describe(learner));
        if (!surroundings.isEmpty()) {
            LOG.warn(
                    "resuming under other conditions, losses may differ in the last digits: {}",
                    String.join("; ", surroundings));
        }
        state.restore(checkpoint);
        LOG.info("resuming {} at step {} of {}", options.directory(), state.step, settings.steps());
    }

    private static List<String> layoutDifferences(String kind, TensorLayout saved, TensorLayout current) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        saved.slots().forEach(slot -> before.put(kind + " " + slot.name(), slot.shape() + " at " + slot.offset()));
        current.slots().forEach(slot -> now.put(kind + " " + slot.name(), slot.shape() + " at " + slot.offset()));
        return Checkpoint.differences(before, now);
    }

    /**
     * The averaged weights, running statistics included, stored in a checkpoint file; the run may still be going.
     *
     * @throws BadCheckpointException if the file is broken
     */
    public static Weights averagedWeights(Path checkpointFile) {
        return TrainingState.averagedWeights(CheckpointFile.read(checkpointFile));
    }
}
