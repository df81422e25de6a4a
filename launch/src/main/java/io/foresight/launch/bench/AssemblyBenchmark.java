package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.BoardGenerator;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.sim.assembly.PhysicalWorld;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Speed of the assembly world's parts on one core, each compared with a lower bound of its cost, and the scaling to two cores. */
public final class AssemblyBenchmark {
    private static final int TASKS = 40;
    private static final int IMAGE_SIDE = 128;
    private static final int THREADS = 2;
    private static final int LARGEST_GRID = 39 * 39 * 50;
    private static final int WARM_EPISODES = 15;
    private static final int SAVES = 200;
    private static final int MEASUREMENTS = 8;

    private final int millis;
    private final List<AssemblyTask> tasks = TaskSplit.TEST.tasks(TASKS);
    private final Course course;
    private int made;
    private long sink; // prevents the JIT from removing the computation of a floor

    private AssemblyBenchmark(int millis, Course course) {
        this.millis = millis;
        this.course = course;
    }

    /**
     * The results: medians, their spread, and lower bounds from the same run. What was not measured is NaN, empty or absent.
     *
     * @param physicalSkillMs mean time of a skill of the physical world; empty without it
     * @param saveRestoreUs of the physical world; empty without it
     * @param imagesPerS of 128 x 128 pixels
     * @param decisionsPerS of a rollout for learning, with images: see {@code oneDecision}
     * @param threadScaling speed of two threads relative to one: boards, symbolic episodes with the expert, images
     * @param physicalMissing why the physical world is not available; empty when it is
     * @param physicalMsByVerb mean time of each kind of skill
     * @param spread 5th and 95th percentiles of the rounds by field
     * @param byProcessorTime the same figures by the thread's CPU time, for machines with other load
     * @param floors lower bounds of the cost: see {@code floorsMean}
     */
    public record Report(
            double boardsPerS,
            double symbolicStepsPerS,
            Optional<Double> physicalSkillMs,
            Optional<Double> saveRestoreUs,
            double symbolicSaveRestoreUs,
            double imagesPerS,
            double decisionsPerS,
            double threadScaling,
            Optional<String> physicalMissing,
            Map<String, Double> physicalMsByVerb,
            Map<String, Spread> spread,
            Map<String, Double> byProcessorTime,
            Map<String, Double> floors,
            Map<String, String> floorsMean,
            String oneStep,
            String oneDecision,
            Machine machine) {}

    /**
     * Runs all measurements.
     *
     * @param millis duration of one round of each measurement
     * @param course asked before each measurement
     */
    public static Report run(int millis, Course course) throws InterruptedException {
        return new AssemblyBenchmark(millis, course).report();
    }

    /** Whether the next measurement shall be made. */
    private boolean next() {
        boolean goesOn = course.goesOn("measurement", made, MEASUREMENTS);
        made += goesOn ? 1 : 0;
        return goesOn;
    }

    private Report report() throws InterruptedException {
        Machine machine = Machine.here();
        Map<String, Spread> spread = new LinkedHashMap<>();
        Map<String, Double> byProcessor = new LinkedHashMap<>();
        both("boards_per_s", boards(), spread, byProcessor);
        SymbolicBenchmark symbolic = new SymbolicBenchmark(tasks, FailureModel.CALIBRATED);
        if (next()) {
            spread.put("symbolic_steps_per_s", Rate.perSecond(millis, symbolic.steps()));
        }
        if (next()) {
            Spread keeping = Rate.perSecond(millis, symbolic.savesAndRestores());
            spread.put(
                    "symbolic_save_restore_us",
                    new Spread(1e6 / keeping.p95(), 1e6 / keeping.p50(), 1e6 / keeping.p5(), keeping.count()));
        }
        both("images_per_s", RenderBenchmark.images(IMAGE_SIDE), spread, byProcessor);
        both("decisions_per_s", RolloutBenchmark.decisions(tasks), spread, byProcessor);
        if (next()) {
            spread.put("thread_scaling", Rate.scaling(millis, THREADS, this::mixture));
        }
        Optional<String> missing = PhysicalWorld.unavailable();
        boolean measured = next() && missing.isEmpty();
        Physical physical = measured ? physical() : Physical.NONE;
        if (measured) {
            spread.put("physical_skill_ms", physical.skills);
            spread.put("save_restore_us", physical.keeping);
            byProcessor.put("physical_skill_ms", physical.processorMean);
        }
        return new Report(
                median(spread, "boards_per_s"),
                median(spread, "symbolic_steps_per_s"),
                measured ? Optional.of(physical.mean) : Optional.empty(),
                measured ? Optional.of(physical.keeping.p50()) : Optional.empty(),
                median(spread, "symbolic_save_restore_us"),
                median(spread, "images_per_s"),
                median(spread, "decisions_per_s"),
                median(spread, "thread_scaling"),
                missing,
                physical.byVerb,
                spread,
                byProcessor,
                next() ? floors() : Map.of(),
                Map.of(
                        "grid_fills_per_s", "filling as many bytes as the largest board's grid has voxels",
                        "rules_per_s", "the rules alone on the start of a task, one action after another",
                        "pixel_copies_per_s", "copying the bytes of one image",
                        "spin_scaling", "two threads that only count, by one"),
                SymbolicBenchmark.ONE_STEP,
                RolloutBenchmark.ONE_DECISION,
                machine);
    }

    private void both(String name, LongSupplier work, Map<String, Spread> spread, Map<String, Double> byProcessor) {
        if (next()) {
            spread.put(name, Rate.perSecond(millis, work));
            byProcessor.put(name, Rate.perProcessorSecond(millis, work));
        }
    }

    private static double median(Map<String, Spread> spread, String name) {
        return spread.containsKey(name) ? spread.get(name).p50() : Double.NaN;
    }

    private static LongSupplier boards() {
        long[] seed = {0};
        return () -> {
            BoardGenerator.generate(seed[0]++);
            return 1;
        };
    }

    /** One board, one episode of the expert, one image. */
    private LongSupplier mixture() {
        SceneRenderer renderer = new SceneRenderer(IMAGE_SIDE, IMAGE_SIDE);
        SymbolicWorld world = new SymbolicWorld(FailureModel.CALIBRATED);
        Camera camera = Camera.fixed();
        long[] seed = {0};
        return () -> {
            AssemblyTask task = TaskGenerator.generate("bench", seed[0], seed[0]++);
            Expert expert = new Expert(task.board().dependencies());
            world.reset(task, seed[0]);
            for (int i = 0; i < 50 && !world.finished(); i++) {
                world.step(expert.choose(world.state()));
            }
            return renderer.render(world.observe(), camera).picture().width() / IMAGE_SIDE;
        };
    }

    private Map<String, Double> floors() throws InterruptedException {
        Map<String, Double> floors = new LinkedHashMap<>();
        byte[] grid = new byte[LARGEST_GRID];
        floors.put(
                "grid_fills_per_s",
                Rate.perSecond(millis, () -> {
                            Arrays.fill(grid, (byte) (sink & 1));
                            sink += grid[7];
                            return 1;
                        })
                        .p50());
        AssemblyTask task = tasks.get(0);
        AssemblyState start = task.start();
        List<Action> all = Action.all(start.pieces());
        floors.put(
                "rules_per_s",
                Rate.perSecond(millis, () -> {
                            int seated = 0;
                            for (Action action : all) {
                                seated += Rules.apply(task.board().dependencies(), start, action)
                                        .state()
                                        .seated();
                            }
                            sink += seated;
                            return all.size();
                        })
                        .p50());
        byte[] pixels = new byte[3 * IMAGE_SIDE * IMAGE_SIDE];
        floors.put(
                "pixel_copies_per_s",
                Rate.perSecond(millis, () -> {
                            sink += pixels.clone()[7];
                            return 1;
                        })
                        .p50());
        floors.put(
                "spin_scaling",
                Rate.scaling(millis, THREADS, () -> AssemblyBenchmark::spin).p50());
        return floors;
    }

    private static long spin() {
        long x = 1;
        for (int i = 0; i < 10_000; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        return x == 0 ? 2 : 1;
    }

    private Physical physical() {
        Samples skills = new Samples();
        Samples keeping = new Samples();
        Map<String, double[]> byVerb = new TreeMap<>(); // milliseconds, count
        double[] sum = {0, 0, 0}; // milliseconds, count, milliseconds of processor time
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        try (PhysicalWorld world = PhysicalWorld.open()) {
            for (int i = -WARM_EPISODES; i < tasks.size(); i++) {
                AssemblyTask task = tasks.get(Math.floorMod(i, tasks.size()));
                Expert expert = new Expert(task.board().dependencies());
                world.reset(task, i);
                for (int step = 0; step < 50 && !world.finished(); step++) {
                    Action action = expert.choose(world.state());
                    long cpu = clock.getCurrentThreadCpuTime();
                    long begin = System.nanoTime();
                    world.step(action);
                    double millisTaken = (System.nanoTime() - begin) * 1e-6;
                    if (i >= 0) {
                        skills.add(millisTaken);
                        sum[0] += millisTaken;
                        sum[1]++;
                        sum[2] += (clock.getCurrentThreadCpuTime() - cpu) * 1e-6;
                        double[] verb = byVerb.computeIfAbsent(action.verb().label(), name -> new double[2]);
                        verb[0] += millisTaken;
                        verb[1]++;
                    }
                }
                keep(world, task, i, keeping);
            }
        }
        Map<String, Double> means = new TreeMap<>();
        byVerb.forEach((verb, total) -> means.put(verb, total[0] / total[1]));
        return new Physical(sum[0] / sum[1], sum[2] / sum[1], skills.spread(), means, keeping.spread());
    }

    /** Measures saving and restoring in the middle of an episode; one sample is the mean of many. */
    private static void keep(PhysicalWorld world, AssemblyTask task, int seed, Samples keeping) {
        Expert expert = new Expert(task.board().dependencies());
        world.reset(task, seed);
        for (int step = 0; step < 3 && !world.finished(); step++) {
            world.step(expert.choose(world.state()));
        }
        long begin = System.nanoTime();
        for (int i = 0; i < SAVES; i++) {
            world.restore(world.save());
        }
        if (seed >= 0) {
            keeping.add((System.nanoTime() - begin) * 1e-3 / SAVES);
        }
    }

    /** Costs of the physical world. */
    private record Physical(
            double mean, double processorMean, Spread skills, Map<String, Double> byVerb, Spread keeping) {
        static final Physical NONE =
                new Physical(Double.NaN, Double.NaN, Spread.of(new double[0]), Map.of(), Spread.of(new double[0]));
    }
}
