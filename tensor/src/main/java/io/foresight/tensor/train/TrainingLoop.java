package io.foresight.tensor.train;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps themselves: gradients, checks, update, averages, and what falls due after a step. */
final class TrainingLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

    private final TrainingSettings settings;
    private final RunOptions options;
    private final BatchSource source;
    private final TrainingState state;
    private final InstantSource clock;
    private final Optional<Validation> validation;
    private final StopRequest stop;
    private final Consumer<TrainingState> save;
    private final Prefetcher batches;
    private final StepLog log;
    private final OneCycle schedule;
    private long waitedNanos;

    TrainingLoop(
            TrainingSettings settings,
            RunOptions options,
            BatchSource source,
            TrainingState state,
            InstantSource clock,
            Progress progress,
            Optional<Validation> validation,
            StopRequest stop,
            Consumer<TrainingState> save) {
        this.settings = settings;
        this.options = options;
        this.source = source;
        this.state = state;
        this.clock = clock;
        this.validation = validation;
        this.stop = stop;
        this.save = save;
        this.schedule = settings.schedule();
        this.log = new StepLog(options.directory(), state.step, settings.steps(), clock, progress);
        int perStep = settings.accumulation();
        this.batches = new Prefetcher(
                source,
                state.step * perStep,
                settings.steps() * perStep,
                options.prefetchThreads(),
                options.prefetchDepth());
    }

    StopReason run() {
        Instant began = clock.instant();
        Instant savedAt = began;
        long savedStep = state.step;
        while (state.step < settings.steps()) {
            step();
            boolean last = state.step == settings.steps();
            if (validation.isPresent() && (last || state.step % options.validateEverySteps() == 0)) {
                periodicSave(); // a fault in somebody's validation must not cost the steps before it
                savedStep = state.step;
                log.validation(state.step - 1, validation.get().measure(state.step, state.averagedWeights()));
            }
            Instant now = clock.instant();
            if (options.stopAfter().isPresent()
                    && !now.isBefore(began.plus(options.stopAfter().get()))) {
                stop.request(StopReason.TIME_LIMIT);
            }
            if (last) {
                return StopReason.FINISHED;
            }
            if (stop.reason().isPresent()) {
                return stop.reason().get();
            }
            if (state.step - savedStep >= options.checkpointEverySteps()
                    || !now.isBefore(savedAt.plus(options.checkpointEvery()))) {
                periodicSave();
                savedStep = state.step;
                savedAt = now;
            }
        }
        return StopReason.FINISHED;
    }

    private void periodicSave() {
        try {
            save.accept(state);
        } catch (NonFiniteException e) {
            throw e;
        } catch (TrainingException e) {
            if (!options.continueWhenSaveFails()) {
                throw e;
            }
            LOG.error("training goes on WITHOUT this checkpoint: {}", e.getMessage());
        }
    }

    private void step() {
        long step = state.step;
        List<String> samples = new ArrayList<>();
        Map<String, Double> losses = accumulate(step, samples);
        double norm = checkedNorm(step, samples);
        double clip = Gradients.clipFactor(norm, settings.clipNorm());
        double rate = schedule.learningRate(step);
        state.update.apply(step, clip / settings.accumulation(), rate, schedule.beta1(step));
        state.step = step + 1;
        log.samples(samples.size());
        if (state.step % options.logEverySteps() == 0 || state.step == settings.steps()) {
            double epoch =
                    (double) state.step * settings.accumulation() * source.batchSize() / source.samplesPerEpoch();
            log.step(step, epoch, losses, rate, norm, waitedNanos * 1e-6);
        }
    }

    /** Fills the gradients from this step's batches and returns their mean losses. */
    private Map<String, Double> accumulate(long step, List<String> samples) {
        state.update.clearGradients();
        waitedNanos = 0;
        Map<String, Double> means = new LinkedHashMap<>();
        for (int part = 0; part < settings.accumulation(); part++) {
            long asked = System.nanoTime();
            try (Batch batch = batches.next()) {
                waitedNanos += System.nanoTime() - asked;
                samples.addAll(batch.sampleIds());
                Map<String, Double> losses = state.update.learn(batch, seed(step * settings.accumulation() + part));
                losses.forEach((name, value) -> {
                    if (!Double.isFinite(value)) {
                        throw new NonFiniteException(step, samples, "loss '" + name + "'", value);
                    }
                    means.merge(name, value / settings.accumulation(), Double::sum);
                });
            }
        }
        return means;
    }

    /** Global norm of the mean gradient; throws when a gradient is not finite. */
    private double checkedNorm(long step, List<String> samples) {
        double norm = state.update.gradientNorm();
        if (!Double.isFinite(norm)) {
            WeightUpdate.BadValue bad =
                    state.update.firstBadGradient().orElse(new WeightUpdate.BadValue("norm of all parameters", norm));
            throw new NonFiniteException(step, samples, "gradient of " + bad.where(), bad.value());
        }
        return norm / settings.accumulation();
    }

    private long seed(long batchIndex) {
        return new SplittableRandom(settings.seed() + 0x9E3779B97F4A7C15L * (batchIndex + 1)).nextLong();
    }

    @Override
    public void close() {
        batches.close();
        log.close();
    }
}
