package io.foresight.planner.render;

import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskGenerator;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How fast scenes are drawn, on one thread. An image is a whole {@link SceneRenderer#render}: visible faces of board, pieces and gripper,
 * shadows, five samples a pixel, colours, depth and ids. Scenes are laid out before the clock starts: {@value #BOARDS} hard boards of five
 * and six pieces, {@value #SCENES} different states of each one after another as in an episode, so that a new board's surface is built for
 * every {@value #SCENES} images; the camera is the fixed one.
 *
 * @param imagesPerSecond median over the rounds, by the clock on the wall
 * @param imagesPerProcessorSecond median by the time that the thread had a processor: what a core does that it need not share; 0 where
 *     this Java cannot tell
 * @param slowest images a second in the slowest round
 * @param fastest in the fastest round
 * @param rounds each of {@value #BOARDS} x {@value #SCENES} images, after as much time again for warming up
 */
public record RenderSpeed(
        double imagesPerSecond, double imagesPerProcessorSecond, double slowest, double fastest, int rounds) {
    /** Boards in a round. */
    public static final int BOARDS = 8;

    /** Images of one board in a row. */
    public static final int SCENES = 12;

    private static final long FIRST_SEED = 1_000_000;

    /**
     * Measures square images of {@code side} pixels.
     *
     * @param time to measure for, at least a millisecond; warming up takes half as long
     * @throws PlannerException SETTING_WRONG
     */
    public static RenderSpeed measure(int side, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG, "measuring takes a millisecond or more, got " + time);
        }
        SceneRenderer renderer = new SceneRenderer(side, side);
        List<Scene> scenes = scenes();
        long warm = System.nanoTime() + time.toNanos() / 2;
        while (System.nanoTime() < warm) {
            round(renderer, scenes);
        }
        List<Double> rates = new ArrayList<>();
        List<Double> processorRates = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        do {
            long processor = processorNanos();
            rates.add(round(renderer, scenes));
            long spent = processorNanos() - processor;
            processorRates.add(spent <= 0 ? 0 : scenes.size() * 1e9 / spent);
        } while (System.nanoTime() < end);
        Collections.sort(rates);
        Collections.sort(processorRates);
        return new RenderSpeed(
                median(rates), median(processorRates), rates.get(0), rates.get(rates.size() - 1), rates.size());
    }

    private static double median(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static long processorNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
    }

    /** Images a second over all scenes. */
    private static double round(SceneRenderer renderer, List<Scene> scenes) {
        long begin = System.nanoTime();
        int sum = 0;
        for (Scene scene : scenes) {
            Rendering rendering = renderer.render(scene, Camera.fixed());
            sum += rendering.ids()[rendering.ids().length / 2];
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (sum == 0) {
            throw new IllegalStateException("the middle of every image is empty");
        }
        return scenes.size() / seconds;
    }

    /** States as chance would have them: each piece seated or on the table, now and then one in the gripper. */
    static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(FIRST_SEED);
        int boards = 0;
        for (long seed = FIRST_SEED; boards < BOARDS; seed++) {
            AssemblyTask task = TaskGenerator.generate("speed-" + seed, seed, seed);
            int pieces = task.board().pieces().size();
            if (pieces < 5 || pieces > 6) {
                continue;
            }
            boards++;
            for (int i = 0; i < SCENES; i++) {
                AssemblyState state = task.start();
                for (int piece = 0; piece < pieces; piece++) {
                    boolean seated = random.nextBoolean();
                    state = state.with(piece, seated ? Place.SEATED : Place.TABLE, !seated && state.lying(piece));
                }
                if (random.nextInt(2) == 0) {
                    int held = random.nextInt(pieces);
                    state = state.with(held, Place.HELD, state.lying(held));
                }
                scenes.add(Arrangement.of(task, state));
            }
        }
        return scenes;
    }
}
