package io.foresight.reflect.learn;

import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.model.ReflectSheet;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.reflect.read.EmbeddedProposer;
import io.foresight.reflect.read.NetworkReader;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.TrainingSettings;
import io.foresight.tensor.train.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the policy: clones demonstrations, then round by round plays and learns from what it did. What is collected is not kept on disk;
 * a run that is resumed collects it again, the same, unless the stages that need it are done.
 */
final class PolicyStages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyStages.class);
    private static final int HELD_TASKS = 150;
    private static final int HELD_KEPT = 4;
    private static final int HELD_SEED = 99;
    private static final int HELD_BATCHES = 8;
    private static final int REPORT = 500;
    private static final long SEEDS_APART = 0x5DEECE66DL;

    private final TensorEngine engine;
    private final Precision precision;
    private final PolicyPlan plan;
    private final long seed;
    private final TrainingTasks tasks;
    private final TrainingTasks held;
    private final NetworkReader reader;
    private final Stages stages;
    private final Eyes eyes;
    private final AssemblyWorld world = new SymbolicWorld(FailureModel.CALIBRATED);

    /**
     * @param tasks to learn from
     * @param held to measure on
     * @param reader the encoders that the policy sees through; stays the caller's
     */
    PolicyStages(
            TensorEngine engine,
            Precision precision,
            PolicyPlan plan,
            long seed,
            TrainingTasks tasks,
            TrainingTasks held,
            NetworkReader reader,
            Stages stages) {
        this.engine = engine;
        this.precision = precision;
        this.plan = plan;
        this.seed = seed;
        this.tasks = tasks;
        this.held = held;
        this.reader = reader;
        this.stages = stages;
        eyes = new Eyes(reader);
    }

    /**
     * Trains.
     *
     * @param earlier the clone that is taken where none is to be trained
     * @return the policies by name, {@link ReflectSheet#CLONE} and, if there are rounds, {@link ReflectSheet#POLICY}; empty when it was stopped
     */
    Map<String, Weights> run(Optional<Weights> earlier) {
        Supplier<List<DecisionSample>> demonstrations =
                once(() -> demonstrations(tasks, seed, plan.tasks(), plan.kept()));
        Validation check = check();
        Optional<Weights> clone =
                plan.cloning().isPresent() ? clone(plan.cloning().get(), demonstrations, check) : earlier;
        if (clone.isEmpty() || plan.rounds().isEmpty()) {
            return clone.map(weights -> Map.of(ReflectSheet.CLONE, weights)).orElse(Map.of());
        }
        return rounds(plan.rounds().get(), demonstrations, clone.get(), check)
                .map(policy -> Map.of(ReflectSheet.CLONE, clone.get(), ReflectSheet.POLICY, policy))
                .orElse(Map.of());
    }

    private Optional<Weights> clone(
            TrainingSettings how, Supplier<List<DecisionSample>> demonstrations, Validation check) {
        Graph graph = PolicyNetwork.learning(0);
        return stages.train(
                ReflectSheet.CLONE,
                graph,
                Weights.initial(graph, new SplittableRandom(how.seed())),
                buffer(demonstrations, new PolicyBatch(engine, null), Drawing.UNIFORM, "demonstrations"),
                how,
                check);
    }

    private Optional<Weights> rounds(
            PolicyPlan.Rounds rounds, Supplier<List<DecisionSample>> demonstrations, Weights clone, Validation check) {
        Graph graph = PolicyNetwork.learning(rounds.closeness());
        Weights now = clone;
        Supplier<List<DecisionSample>> all = demonstrations;
        try (Network reference =
                Network.load(engine, NetworkArchive.inference(PolicyNetwork.serving(), clone, precision, "answers"))) {
            PolicyBatch batches = new PolicyBatch(engine, rounds.closeness() > 0 ? reference : null);
            for (int round = 1; round <= rounds.count(); round++) {
                all = with(all, now, rounds, round);
                Optional<Weights> next = stages.train(
                        ReflectSheet.POLICY + round,
                        graph,
                        now,
                        buffer(all, batches, rounds.drawing(), "round " + round + " of " + rounds),
                        rounds.training(),
                        check);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                now = next.get();
            }
        }
        return Optional.of(now);
    }

    private Supplier<List<DecisionSample>> with(
            Supplier<List<DecisionSample>> before, Weights weights, PolicyPlan.Rounds rounds, int round) {
        return once(() -> {
            List<DecisionSample> all = new ArrayList<>(before.get());
            all.addAll(own(weights, rounds, round));
            return all;
        });
    }

    /** Collects when it is first asked, and keeps that. */
    private static Supplier<List<DecisionSample>> once(Supplier<List<DecisionSample>> collect) {
        List<DecisionSample> collected = new ArrayList<>();
        return () -> {
            if (collected.isEmpty()) {
                collected.addAll(collect.get());
            }
            return collected;
        };
    }

    private List<DecisionSample> own(Weights weights, PolicyPlan.Rounds rounds, int round) {
        List<DecisionSample> samples = new ArrayList<>();
        int solved = 0;
        try (EmbeddedProposer policy = new EmbeddedProposer(engine, reader, weights, precision)) {
            OwnEpisodes episodes = new OwnEpisodes(tasks, eyes, policy, world, rounds.helped());
            for (int episode = 0; episode < rounds.episodes(); episode++) {
                OwnEpisodes.Played played = episodes.play(seed + SEEDS_APART * round, episode);
                samples.addAll(played.samples());
                solved += played.solved() ? 1 : 0;
                report("round " + round, episode + 1, rounds.episodes(), samples.size());
            }
        }
        LOG.info("round {}: {} of {} episodes solved, helped", round, solved, rounds.episodes());
        return samples;
    }

    private List<DecisionSample> demonstrations(TrainingTasks from, long start, int count, int kept) {
        Demonstrations demonstrations = new Demonstrations(from, eyes, world);
        List<DecisionSample> samples = new ArrayList<>();
        for (int position = 0; position < count; position++) {
            samples.addAll(demonstrations.of(start, position, kept));
            report("demonstrations", position + 1, count, samples.size());
        }
        return samples;
    }

    private static void report(String what, int done, int of, int decisions) {
        if (done % REPORT == 0 || done == of) {
            LOG.info("{}: {} of {} tasks, {} decisions", what, done, of, decisions);
        }
    }

    private DecisionBuffer buffer(
            Supplier<List<DecisionSample>> samples, PolicyBatch batches, Drawing drawing, String name) {
        String origin = name + " " + tasks.index() + " " + plan.tasks() + " x " + plan.kept() + " " + seed;
        return new DecisionBuffer(samples, batches, drawing, plan.batch(), seed, origin);
    }

    private Validation check() {
        DecisionBuffer source = new DecisionBuffer(
                () -> demonstrations(held, HELD_SEED, Math.min(HELD_TASKS, plan.tasks()), HELD_KEPT),
                new PolicyBatch(engine, null),
                Drawing.UNIFORM,
                plan.batch(),
                HELD_SEED,
                "held " + held.index());
        return (step, averaged) ->
                HeldLosses.mean(engine, PolicyNetwork.learning(0), averaged, precision, source, HELD_BATCHES);
    }

    @Override
    public void close() {
        world.close();
    }
}
