package io.foresight.launch.bench;

import io.foresight.core.measure.ResidentMemory;
import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.episode.EpisodeRunner;
import io.foresight.planner.episode.WorldRobot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.search.ExpertPolicy;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.network.OrderNetwork;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.AutoPrecision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Time of reflective decisions, one situation at a time, met in episodes of the symbolic world. Drawing the pictures, which a camera does
 * on a robot, is left out. In the same run: the expert's decisions, which read nothing, an empty call of a network, and large matrix
 * products on the same threads.
 */
public final class ReflectBenchmark {
    private static final int WARM_UP = 40;
    private static final int TASKS = 20;
    private static final int NODES = 1000;
    private static final String DRAW = "draw";
    private static final String ENCODE = "encode";

    private final ReflectModel model;
    private final int side;
    private final int decisions;
    private final List<AssemblyTask> tasks = TaskSplit.VAL.tasks(TASKS);

    private ReflectBenchmark(ReflectModel model, int decisions) {
        this.model = model;
        this.decisions = decisions;
        side = model.sheet().side();
    }

    /**
     * The results.
     *
     * @param decisionsMeasured on each number of threads
     */
    public record Report(
            List<OnThreads> runs,
            int decisionsMeasured,
            int pictureSide,
            String model,
            String proposer,
            String precision,
            Machine machine) {}

    /**
     * On one number of threads. Milliseconds, without drawing.
     *
     * @param decisionsPerS by the mean
     * @param stagesMs of a decision in which the stage occurs
     * @param imaginedShare of the decisions, those that imagined more than the first proposal
     * @param encodeGflop operations of the networks that read, a decision, a multiply-add counts as two
     * @param encodeGflops a second, in the time of the stage {@code encode}
     * @param gemmPeakGflops the same for large matrix products in this precision
     * @param shareOfPeak the one by the other
     * @param expertMs an expert's decision in the same world, which sees the state
     * @param emptyCallMs a call of a network that does nothing
     * @param residentBytes of the process after the run; empty where the system does not say
     */
    public record OnThreads(
            int threads,
            double decisionsPerS,
            Spread decisionMs,
            Map<String, Spread> stagesMs,
            double imaginedShare,
            double encodeGflop,
            double encodeGflops,
            double gemmPeakGflops,
            double shareOfPeak,
            Spread expertMs,
            Spread emptyCallMs,
            Optional<Long> residentBytes) {}

    /**
     * Runs the measurement once a number of threads.
     *
     * @param folder of the model
     * @param who proposes
     * @param asked precision; empty: what is faster here
     * @param decisions timed, 1 or more
     * @param course asked before each run
     */
    public static Report run(
            Path folder,
            WhoProposes who,
            Optional<Precision> asked,
            int decisions,
            List<Integer> threads,
            Course course) {
        Machine machine = Machine.here();
        List<OnThreads> runs = new ArrayList<>();
        String id = "";
        int side = 0;
        Precision precision = null;
        for (int count : threads) {
            if (!course.goesOn("number of threads", runs.size(), threads.size())) {
                break;
            }
            TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", count));
            if (precision == null) {
                precision = asked.orElseGet(
                        () -> AutoPrecision.of(engine, folder.getFileName().toString()));
            }
            try (ReflectModel model = ReflectModel.load(folder, engine, precision)) {
                id = model.sheet().id();
                side = model.sheet().side();
                runs.add(new ReflectBenchmark(model, decisions).onThreads(engine, who, precision, count));
            }
        }
        course.goesOn("number of threads", runs.size(), threads.size());
        return new Report(runs, decisions, side, id, who.name(), precision == null ? "" : precision.name(), machine);
    }

    private OnThreads onThreads(TensorEngine engine, WhoProposes who, Precision precision, int threads) {
        Samples total = new Samples();
        Map<String, Samples> stages = new LinkedHashMap<>();
        double[] sums =
                new double[4]; // ms of decisions, ms of encoding, operations in billions, decisions that imagined more
        ReflectivePolicy policy =
                new ReflectivePolicy(model.proposer(who), model.reader(), model.rules(), ReflectSettings.USUAL);
        measure(policy, event -> {
            Reflection told = event.decision().reflection().orElseThrow();
            double drawing = 0;
            for (Reflection.Stage stage : told.stages()) {
                double ms = stage.seconds() * 1e3;
                drawing += stage.name().equals(DRAW) ? ms : 0;
                if (!stage.name().equals(DRAW)) {
                    stages.computeIfAbsent(stage.name(), name -> new Samples()).add(ms);
                }
                if (stage.name().equals(ENCODE)) {
                    sums[1] += ms;
                    sums[2] += gflop(event.before().state().pieces(), stage.calls() > 1);
                }
            }
            double decisionMs = event.decisionSeconds() * 1e3 - drawing;
            total.add(decisionMs);
            sums[0] += decisionMs;
            sums[3] += told.weighed().size() > 1 ? 1 : 0;
        });
        Samples expert = new Samples();
        measure(new ExpertPolicy(), event -> expert.add(event.decisionSeconds() * 1e3));
        Map<String, Spread> spreads = new LinkedHashMap<>();
        stages.forEach((name, samples) -> spreads.put(name, samples.spread()));
        double gflops = sums[2] / (sums[1] * 1e-3);
        double peak = GemmPeak.gigaflops(engine, precision);
        OptionalLong resident = ResidentMemory.bytes();
        return new OnThreads(
                threads,
                1e3 * decisions / sums[0],
                total.spread(),
                spreads,
                sums[3] / decisions,
                sums[2] / decisions,
                gflops,
                peak,
                gflops / peak,
                expert.spread(),
                EmptyCall.milliseconds(engine),
                resident.isPresent() ? Optional.of(resident.getAsLong()) : Optional.empty());
    }

    /** Episodes, one task after another, until there are enough decisions. */
    private void measure(Policy policy, Consumer<EpisodeEvent> timed) {
        int[] made = {-WARM_UP};
        try (WorldRobot robot = new WorldRobot(new SymbolicWorld(FailureModel.CALIBRATED))) {
            EpisodeRunner runner = new EpisodeRunner(EpisodeRunner.PAPER_STEP_CAP, Budget.ofNodes(NODES));
            for (int episode = 0; made[0] < decisions; episode++) {
                robot.begin(tasks.get(episode % tasks.size()), episode);
                runner.run(robot, policy, episode, event -> {
                            if (made[0] >= 0 && made[0] < decisions) {
                                timed.accept(event);
                            }
                            made[0]++;
                        })
                        .error()
                        .ifPresent(error -> {
                            throw new IllegalStateException("a measured episode failed: " + error);
                        });
            }
        }
    }

    /** Operations of reading where the pieces are and, at an episode's first decision, their order; billions. */
    private double gflop(int pieces, boolean orderToo) {
        long read = PieceNetwork.serving(side, 1)
                .flops(Map.of(
                        "image",
                        window(PictureWindow.SCENE),
                        "goal",
                        window(PictureWindow.SCENE),
                        "picture",
                        new long[] {pieces},
                        "colour",
                        new long[] {pieces, 3}));
        if (orderToo && pieces > 1) {
            long pairs = pieces * (pieces - 1L) / 2;
            read += OrderNetwork.serving(side, 1)
                    .flops(Map.of(
                            "goal", window(PictureWindow.BOARD),
                            "picture", new long[] {pieces},
                            "colour", new long[] {pieces, 3},
                            "first", new long[] {pairs},
                            "second", new long[] {pairs}));
        }
        return read * 1e-9;
    }

    private long[] window(PictureWindow window) {
        return new long[] {1, window.rows(side), window.columns(side), 3};
    }
}
