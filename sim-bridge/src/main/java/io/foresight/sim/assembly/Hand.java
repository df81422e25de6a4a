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
 * The gripper's motions: through free air, in a straight line with a piece beside other bodies with bounded force, close, open, and wait
 * until all bodies rest. A held piece follows the gripper by velocities within force limits; the physics engine resolves contacts. In free
 * air there are no contacts, so a held piece is carried there without simulating the other bodies. The fingers themselves have no collision
 * shape.
 */
final class Hand {
    /** Simulated time between two calls of a watcher. */
    private static final double WATCH_SECONDS = 0.05;

    /** Distance above and beside a body's bounding box at which free air begins. */
    private static final double NEAR_METRES = 0.006;

    /** Share of the remaining distance that a held piece covers in a step, as far as forces allow. */
    private static final double GAIN = 0.5;

    private static final double LEAST_TRAVEL_SECONDS = 0.1;

    private final AssemblyTask task;
    private final RigidScene bodies;
    private final PhysicalSettings settings;
    private final RestDetector rest;
    private Consumer<Scene> watcher;
    private double sinceWatched;
    private int stepsLeft;
    private Grip grip = Grip.EMPTY;

    Hand(AssemblyTask task, RigidScene bodies, PhysicalSettings settings) {
        this.task = task;
        this.bodies = bodies;
        this.settings = settings;
        this.rest = new RestDetector(bodies);
    }

    /** Sets the watcher; null for none. */
    void watch(Consumer<Scene> newWatcher) {
        watcher = newWatcher;
    }

    /** Starts a skill. */
    void begin() {
        stepsLeft = settings.mostSteps();
        sinceWatched = 0;
    }

    /** Whether the skill has exceeded its time limit. */
    boolean outOfTime() {
        return stepsLeft <= 0;
    }

    Grip grip() {
        return grip;
    }

    /** Restores a state of the same bodies. */
    void set(Grip newGrip) {
        grip = newGrip;
    }

    Piece piece(int index) {
        return task.board().pieces().get(index);
    }

    Pose pose(int piece) {
        return bodies.pose(piece + 1);
    }

    /** Heights of the centres of all pieces above the table, metres. */
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

    /** The present poses of all bodies and the gripper. */
    Scene scene() {
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < task.board().pieces().size(); i++) {
            poses.add(pose(i));
        }
        return new Scene(task.board(), boardPose(), poses, grip.gripper(), grip.opening());
    }

    /**
     * Closes the gripper on a piece.
     *
     * @param error believed pose of the piece in the frame of its actual pose
     */
    void close(int piece, Pose error) {
        Pose grasp = grip.gripper().inverse().times(pose(piece));
        grip = new Grip(grip.gripper(), silhouette(piece).across(), piece, grasp, grasp.times(error));
        bodies.wake(piece + 1);
    }

    /** Opens the gripper. */
    void open() {
        if (grip.held() >= 0) {
            bodies.wake(grip.held() + 1);
        }
        grip = grip.opened();
    }

    /** Puts the piece into the gripper with a new grasp, independent of where it is. */
    void hold(int piece, Pose grasp, Pose error) {
        grip = new Grip(grip.gripper(), grip.opening(), piece, grasp, grasp.times(error));
        carry();
        grip = new Grip(grip.gripper(), silhouette(piece).across(), piece, grasp, grasp.times(error));
    }

    /** The bottom height at which the piece, moved to {@code pose}, is just above everything under and beside it. */
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

    /** Whether nothing is under or beside the piece when it is at {@code pose} on the table. */
    boolean clear(int piece, Pose pose) {
        return clearHeight(piece, pose) <= NEAR_METRES;
    }

    /** Moves through free air to {@code goal} in a straight line, with a held piece if there is one. */
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

    /** Distance of the held piece from where the gripper wants it, metres. */
    double lag() {
        return grip.heldPose().distance(pose(grip.held()));
    }

    /**
     * Moves straight to {@code goal} with the held piece, beside other bodies, with smooth start and end.
     *
     * @param force maximum force on the piece in addition to its weight, newtons
     * @return false when the piece lagged behind by more than {@code mostLag} metres, or the skill ran out of time
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

    /** Simulates one time step; the held piece follows the gripper. */
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

    /** Waits until all bodies rest, then puts all of them to sleep. */
    void settle() {
        rest.begin();
        while (!rest.reached()) {
            step(settings.pushForce());
            rest.afterStep();
        }
        rest.sleep();
    }

    /** Moves home, first upward. */
    void home() {
        travel(Motion.high(grip.gripper()));
        travel(Arrangement.HOME);
    }
}
