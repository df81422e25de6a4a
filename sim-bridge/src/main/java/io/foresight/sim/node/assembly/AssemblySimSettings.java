package io.foresight.sim.node.assembly;

import io.foresight.core.text.Problems;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.sim.assembly.PhysicalWorld;

/**
 * What an assembly simulator node simulates and shows. The constructor refuses values that cannot be, naming all of them.
 *
 * @param world that carries skills out
 * @param failures how often things go wrong in the symbolic world; the physical one has its own luck
 * @param split of the first task: {@code train}, {@code val}, {@code test} or {@code test-depth}
 * @param index of the first task in its split, 0 to {@value #MOST_INDEX}
 * @param seed of everything that chance decides; the next tasks have the next seeds
 * @param realTimeFactor seconds that physical skills simulate a second, up to 100; 0: as fast as they go, as symbolic ones always do
 * @param imageWidth pixels, 64 to 336
 * @param imageHeight pixels, 64 to 336
 * @param imageRate pictures a second, 0.1 to 30
 * @param frame that poses are in: origin in the middle of the table's top, x forward from the robot, y left, z up
 */
public record AssemblySimSettings(
        World world,
        Failures failures,
        String split,
        int index,
        long seed,
        double realTimeFactor,
        int imageWidth,
        int imageHeight,
        double imageRate,
        String frame) {
    /** The first test task in the physical world in real time, five pictures a second. */
    public static final AssemblySimSettings DEFAULT =
            new AssemblySimSettings(World.PHYSICAL, Failures.CALIBRATED, "test", 0, 1, 1, 336, 336, 5, "table");

    /** The last task of a split that one may ask for. */
    public static final int MOST_INDEX = 9_999;

    private static final int LONGEST_FRAME = 64;

    public AssemblySimSettings {
        Problems problems = new Problems();
        try {
            TaskSplit unused = TaskSplit.labelled(split);
        } catch (PlannerException unknown) {
            problems.add("split: " + unknown.getMessage());
        }
        problems.requireWithin("index", index, 0, MOST_INDEX);
        problems.requireWithin("imageWidth", imageWidth, SceneRenderer.LEAST_SIDE, SceneRenderer.MOST_SIDE);
        problems.requireWithin("imageHeight", imageHeight, SceneRenderer.LEAST_SIDE, SceneRenderer.MOST_SIDE);
        if (!(realTimeFactor >= 0 && realTimeFactor <= 100)) {
            problems.add("realTimeFactor must be 0 to 100, got " + realTimeFactor);
        }
        if (!(imageRate >= 0.1 && imageRate <= 30)) {
            problems.add("imageRate must be 0.1 to 30 pictures a second, got " + imageRate);
        }
        if (frame.isBlank() || frame.length() > LONGEST_FRAME || frame.startsWith("/")) {
            problems.add(
                    "frame must be 1 to " + LONGEST_FRAME + " characters without a leading '/', got \"" + frame + "\"");
        }
        problems.throwIfAny();
    }

    /** Where skills are carried out. */
    public enum World {
        /** Rules and stated luck. */
        SYMBOLIC,
        /** Rigid bodies that push each other. */
        PHYSICAL
    }

    /** How often things go wrong in the symbolic world. */
    public enum Failures {
        /** Never. */
        NONE,
        /** As often as in the physical world. */
        CALIBRATED
    }

    /** A new world; throws a PlannerException NATIVES_MISSING where physics cannot be loaded. */
    AssemblyWorld open() {
        return switch (world) {
            case SYMBOLIC -> new SymbolicWorld(failures == Failures.NONE ? FailureModel.NONE : FailureModel.CALIBRATED);
            case PHYSICAL -> PhysicalWorld.open();
        };
    }
}
