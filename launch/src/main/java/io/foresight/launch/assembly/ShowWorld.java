package io.foresight.launch.assembly;

import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Scene;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.sim.assembly.PhysicalWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world for watching: the physical one with its motion if it can be loaded, otherwise the symbolic one, with the reason. */
public final class ShowWorld {
    /** A skill takes several seconds of simulated time; it is played in about this time. */
    private static final int SKILL_MILLIS = 1600;

    private static final int SLOWEST_MILLIS = 50;
    private static final int LEAST_SEEN = 4;

    private final AssemblyWorld world;
    private final Optional<String> note;
    private final List<Scene> seen = new ArrayList<>();

    private ShowWorld(AssemblyWorld world, Optional<String> note) {
        this.world = world;
        this.note = note;
    }

    /** The best world available on this machine. */
    public static ShowWorld best() {
        Optional<String> missing = PhysicalWorld.unavailable();
        return missing.isPresent()
                ? symbolic(Optional.of("symbolic, because the physics engine is not available: " + missing.get()))
                : physical();
    }

    /** Rules with stated failure rates; the motion is invented. */
    public static ShowWorld symbolic(Optional<String> note) {
        return new ShowWorld(new SymbolicWorld(FailureModel.CALIBRATED), note);
    }

    private static ShowWorld physical() {
        return new ShowWorld(PhysicalWorld.open(), Optional.empty());
    }

    AssemblyWorld world() {
        return world;
    }

    /** Why it is not the physical world. */
    Optional<String> note() {
        return note;
    }

    /** Starts recording the scenes of a motion; {@code breath} is called at each. */
    void watch(Runnable breath) {
        if (world instanceof PhysicalWorld physical) {
            physical.watch(scene -> {
                seen.add(scene);
                breath.run();
            });
        }
    }

    /** The motion since the last call, from {@code before} to {@code after}; empty where the world shows none, or hardly any. */
    List<Scene> motion(Scene before, Scene after) {
        if (seen.size() < LEAST_SEEN) {
            seen.clear();
            return List.of();
        }
        List<Scene> motion = new ArrayList<>();
        motion.add(before);
        motion.addAll(seen);
        motion.add(after);
        seen.clear();
        return motion;
    }

    /** Time between two scenes of a motion with this many scenes when it is played. */
    int intervalMillis(int scenes) {
        return Math.max(1, Math.min(SLOWEST_MILLIS, SKILL_MILLIS / (scenes - 1)));
    }
}
