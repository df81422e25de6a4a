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
 * Settings of an assembly simulator node. The constructor rejects invalid values and lists all problems.
 *
 * @param world that executes the skills
 * @param failures failure rates of the symbolic world; the physical world has its own random errors
 * @param split of the first task: {@code train}, {@code val}, {@code test} or {@code test-depth}
 * @param index of the first task in its split, 0 to {@value #MOST_INDEX}
 * @param seed of all random numbers; each following task uses the next seed
 * @param realTimeFactor simulated seconds per real second of physical skills, up to 100; 0: as fast as possible, which is always so for
 *     symbolic ones
 * @param imageWidth pixels, 64 to 336
 * @param imageHeight pixels, 64 to 336
 * @param imageRate images per second, 0.1 to 30
 * @param frame of the poses: origin at the centre of the table's top, x forward from the robot, y left, z up
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
    /** The first test task in the physical world in real time, five images per second. */
    public static final AssemblySimSettings DEFAULT =
            new AssemblySimSettings(World.PHYSICAL, Failures.CALIBRATED, "test", 0, 1, 1, 336, 336, 5, "table");

    /** The largest task index that may be requested. */
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
            problems.add("imageRate must be 0.1 to 30 images per second, got " + imageRate);
        }
        if (frame.isBlank() || frame.length() > LONGEST_FRAME || frame.startsWith("/")) {
            problems.add(
                    "frame must be 1 to " + LONGEST_FRAME + " characters without a leading '/', got \"" + frame + "\"");
        }
        problems.throwIfAny();
    }

    /** The world that executes the skills. */
    public enum World {
        /** Rules with stated failure rates. */
        SYMBOLIC,
        /** Rigid-body simulation. */
        PHYSICAL
    }

    /** Failure rates of the symbolic world. */
    public enum Failures {
        /** No failures. */
        NONE,
        /** The rates measured in the physical world. */
        CALIBRATED
    }

    /** Creates the world; throws a PlannerException NATIVES_MISSING where the physics engine cannot be loaded. */
    AssemblyWorld open() {
        return switch (world) {
            case SYMBOLIC -> new SymbolicWorld(failures == Failures.NONE ? FailureModel.NONE : FailureModel.CALIBRATED);
            case PHYSICAL -> PhysicalWorld.open();
        };
    }
}
