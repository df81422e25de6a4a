package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The gripper and what it can do: go through free air, go straight with a piece beside other bodies with bounded force, close, open, wait
 * until everything rests. A held piece follows the gripper by velocities that bounded forces allow; the engine's contacts have the last
 * word. Through free air nothing can touch, so a held piece is carried there without simulating anything else. The fingers themselves
 * touch nothing.
 */
final class Hand {
    /** Time between two calls of a watcher. */
    private static final double WATCH_SECONDS = 0.05;

    /** Free air begins so far above and beside the block around a body. */
    private static final double NEAR_METRES = 0.006;

    /** Share of the way to where it should be that a held piece makes in a step, as far as forces allow. */
    private static final double GAIN = 0.5;

    private static final double LEAST_TRAVEL_SECONDS = 0.1;

    private final AssemblyTask task;
    private final RigidScene bodies;
    private final PhysicalSettings settings;
    private final Rest rest;
    private Consumer<Scene> watcher;
    private double sinceWatched;
    private int stepsLeft;
    private Grip grip = Grip.EMPTY;

    Hand(AssemblyTask task, RigidScene bodies, PhysicalSettings settings) {
        this.task = task;
        this.bodies = bodies;
        this.settings = settings;
        this.rest = new Rest(bodies);
    }

    /** Null for nobody. */
    void watch(Consumer<Scene> newWatcher) {
        watcher = newWatcher;
    }

    /** Begins a skill. */
    void begin() {
        stepsLeft = settings.mostSteps();
        sinceWatched = 0;
    }

    /** Has the skill taken longer than it may? */
    boolean outOfTime() {
        return stepsLeft <= 0;
    }

    Grip grip() {
        return grip;
    }

    /** Goes back to a moment of the same bodies. */
    void set(Grip newGrip) {
        grip = newGrip;
    }

    Piece piece(int index) {
        return task.board().pieces().get(index);
    }

    Pose pose(int piece) {
        return bodies.pose(piece + 1);
    }

    /** Of the middles of all pieces above the table, metres. */
    double[] heights() {
        double[] heights = new double[task.board().pieces().size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = pose(i).z();
        }
        return heights;
    }

    Pose boardPose() {
        return bodies.pose(RigidScene.BOARD);
    }

    Silhouette silhouette(int piece) {
        return Silhouette.of(piece(piece), pose(piece));
    }

    /** Everything as it is now. */
    Scene scene() {
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < task.board().pieces().size(); i++) {
            poses.add(pose(i));
        }
        return new Scene(task.board(), boardPose(), poses, grip.gripper(), grip.opening());
    }

    /**
     * Closes on a piece.
     *
     * @param error piece as it is believed to sit, in the frame of the piece as it sits
     */
    void close(int piece, Pose error) {
        Pose grasp = grip.gripper().inverse().times(pose(piece));
        grip = new Grip(grip.gripper(), silhouette(piece).across(), piece, grasp, grasp.times(error));
        bodies.wake(piece + 1);
    }

    /** Lets go. */
    void open() {
        if (grip.held() >= 0) {
            bodies.wake(grip.held() + 1);
        }
        grip = grip.opened();
    }

    /** Takes the piece, wherever it is, into the gripper as if grasped anew. */
    void hold(int piece, Pose grasp, Pose error) {
        grip = new Grip(grip.gripper(), grip.opening(), piece, grasp, grasp.times(error));
        carry();
        grip = new Grip(grip.gripper(), silhouette(piece).across(), piece, grasp, grasp.times(error));
    }

    /** The height at which the piece's underside, moved to {@code pose}, is just above everything under and beside it. */
    double clearHeight(int piece, Pose pose) {
        Silhouette moving = Silhouette.of(piece(piece), pose);
        Silhouette board = Silhouette.of(task.board(), boardPose());
        double height = moving.near(board, NEAR_METRES) ? board.top() : 0;
        for (Piece other : task.board().pieces()) {
            if (other.index() != piece) {
                Silhouette shape = silhouette(other.index());
                if (moving.near(shape, NEAR_METRES)) {
                    height = Math.max(height, shape.top());
                }
            }
        }
        return height + NEAR_METRES;
    }

    /** Is nothing at all under or beside the piece when it is at {@code pose} on the table? */
    boolean clear(int piece, Pose pose) {
        return clearHeight(piece, pose) <= NEAR_METRES;
    }

    /** Through free air to {@code goal}, in a straight line; a held piece goes along. */
    void travel(Pose goal) {
        if (watcher != null) {
            Pose from = grip.gripper();
            double seconds = Math.max(from.distance(goal) / settings.travelSpeed(), LEAST_TRAVEL_SECONDS);
            int frames = (int) (seconds / WATCH_SECONDS);
            for (int i = 1; i < frames; i++) {
                grip = grip.at(Motion.between(from, goal, (double) i / frames));
                carry();
                watcher.accept(scene());
            }
        }
        grip = grip.at(goal);
        carry();
    }

    private void carry() {
        if (grip.held() >= 0) {
            bodies.place(grip.held() + 1, grip.heldPose());
        }
    }

    /** How far the held piece is from where the gripper wants it. */
    double lag() {
        return grip.heldPose().distance(pose(grip.held()));
    }

    /**
     * Straight to {@code goal} with the held piece, beside other bodies, starting and ending gently.
     *
     * @param force most that the piece is moved with, newtons beside its weight
     * @return false when the piece stayed behind by more than {@code mostLag} metres, or the skill ran out of time
     */
    boolean push(Pose goal, double speed, double force, double mostLag) {
        Motion motion = new Motion(
                grip.gripper(), goal, speed, settings.touchSpeed(), 0.7 * force / bodies.mass(grip.held() + 1));
        bodies.wake(grip.held() + 1);
        while (!motion.arrived()) {
            grip = grip.at(motion.next(settings.timeStep()));
            step(force);
            if (lag() > mostLag || outOfTime()) {
                return false;
            }
        }
        return true;
    }

    /** One time step; the held piece follows the gripper. */
    private void step(double force) {
        if (grip.held() >= 0 && bodies.awake(grip.held() + 1)) {
            bodies.steer(grip.held() + 1, grip.heldPose(), GAIN, force, settings.pushTorque());
        }
        bodies.step();
        stepsLeft--;
        sinceWatched += settings.timeStep();
        if (watcher != null && sinceWatched >= WATCH_SECONDS) {
            sinceWatched -= WATCH_SECONDS;
            watcher.accept(scene());
        }
    }

    /** Stands still until everything rests, then lets everything sleep. */
    void settle() {
        rest.begin();
        while (!rest.reached()) {
            step(settings.pushForce());
            rest.look();
        }
        rest.sleep();
    }

    /** Goes home, upward first. */
    void home() {
        travel(Motion.high(grip.gripper()));
        travel(Arrangement.HOME);
    }
}
