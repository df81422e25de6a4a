package io.foresight.sim.assembly;

import io.foresight.planner.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The gripper and what it can do: go through free air, go straight with a piece beside other bodies with bounded force, close, open, wait
 * until everything rests. A held piece follows the gripper by velocities that bounded forces allow; the engine's contacts have the last
 * word. Through free air nothing can touch, so a held piece is carried there without simulating anything else.
 */
final class Hand {
    /** Time between two calls of a watcher. */
    private static final double WATCH_SECONDS = 0.05;

    /** Beside other bodies starts and ends this far above them, and this far from them sideways. */
    private static final double NEAR_METRES = 0.006;

    private static final double REST_SPEED = 0.004;
    private static final int REST_STEPS = 4;
    private static final int SETTLE_LEAST = 8;
    private static final int SETTLE_MOST = 400;
    private static final double LOST_HEIGHT = -0.08;
    private static final double FLOOR = -0.5;

    private final AssemblyTask task;
    private final RigidScene bodies;
    private final PhysicalSettings settings;
    private Consumer<Scene> watcher = scene -> {};
    private boolean watched;
    private double sinceWatched;
    private int stepsLeft;

    private Pose gripper = Arrangement.HOME;
    private double opening = Arrangement.OPEN_METRES;
    private int held = -1;
    private Pose grasp = Pose.IDENTITY;
    private Pose believed = Pose.IDENTITY;

    Hand(AssemblyTask task, RigidScene bodies, PhysicalSettings settings) {
        this.task = task;
        this.bodies = bodies;
        this.settings = settings;
    }

    void watch(Consumer<Scene> newWatcher) {
        watched = newWatcher != null;
        watcher = watched ? newWatcher : scene -> {};
    }

    /** Begins a skill. */
    void begin() {
        stepsLeft = settings.mostSteps();
        sinceWatched = 0;
    }

    boolean outOfTime() {
        return stepsLeft <= 0;
    }

    Pose gripper() {
        return gripper;
    }

    double opening() {
        return opening;
    }

    int held() {
        return held;
    }

    /** Gripper from the held piece, as it is. */
    Pose grasp() {
        return grasp;
    }

    /** Gripper from the held piece, as the controller believes it to be. */
    Pose believed() {
        return believed;
    }

    /** Goes back to a moment. */
    void set(Pose newGripper, double newOpening, int newHeld, Pose newGrasp, Pose newBelieved) {
        gripper = newGripper;
        opening = newOpening;
        held = newHeld;
        grasp = newGrasp;
        believed = newBelieved;
    }

    Piece piece(int index) {
        return task.board().pieces().get(index);
    }

    Pose pose(int piece) {
        return bodies.pose(piece + 1);
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
        return new Scene(task.board(), boardPose(), poses, gripper, opening);
    }

    /** Where the gripper would take the piece. */
    Pose graspPose(int piece) {
        return silhouette(piece).grasp(Arrangement.GRIP_METRES);
    }

    /**
     * Closes on a piece.
     *
     * @param error piece as it sits from piece as believed
     */
    void close(int piece, Pose error) {
        held = piece;
        grasp = gripper.inverse().times(pose(piece));
        believed = grasp.times(error);
        opening = silhouette(piece).across();
        bodies.wake(piece + 1);
    }

    /** Lets go. */
    void open() {
        if (held >= 0) {
            bodies.wake(held + 1);
        }
        held = -1;
        opening = Arrangement.OPEN_METRES;
        grasp = Pose.IDENTITY;
        believed = Pose.IDENTITY;
    }

    /** Takes the piece, wherever it is, into the gripper as if grasped anew. */
    void hold(int piece, Pose newGrasp, Pose error) {
        held = piece;
        grasp = newGrasp;
        believed = newGrasp.times(error);
        carry();
        opening = silhouette(piece).across();
    }

    /** The height at which the piece's underside, moved to {@code pose}, is just above everything under and beside it. */
    double clearHeight(int piece, Pose pose) {
        Silhouette moving = Silhouette.of(piece(piece), pose);
        double height = 0;
        Silhouette board = Silhouette.of(task.board(), boardPose());
        if (moving.near(board, NEAR_METRES)) {
            height = board.top();
        }
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

    /** Through free air to {@code goal}, in a straight line; a held piece goes along. */
    void travel(Pose goal) {
        double seconds = Math.max(gripper.distance(goal) / settings.travelSpeed(), 0.1);
        Pose from = gripper;
        if (watched) {
            int frames = (int) (seconds / WATCH_SECONDS);
            for (int i = 1; i <= frames; i++) {
                gripper = between(from, goal, i / (frames + 1.0));
                carry();
                watcher.accept(scene());
            }
        }
        gripper = goal;
        carry();
    }

    /** The pose on the straight line between the two. */
    static Pose between(Pose from, Pose to, double share) {
        double dot = from.qw() * to.qw() + from.qx() * to.qx() + from.qy() * to.qy() + from.qz() * to.qz();
        double rest = 1 - share;
        double turn = dot < 0 ? -share : share;
        return new Pose(
                from.x() * rest + to.x() * share,
                from.y() * rest + to.y() * share,
                from.z() * rest + to.z() * share,
                from.qw() * rest + to.qw() * turn,
                from.qx() * rest + to.qx() * turn,
                from.qy() * rest + to.qy() * turn,
                from.qz() * rest + to.qz() * turn);
    }

    private void carry() {
        if (held >= 0) {
            bodies.place(held + 1, gripper.times(grasp));
        }
    }

    /** How far the held piece is from where the gripper wants it. */
    double lag() {
        return gripper.times(grasp).distance(pose(held));
    }

    /**
     * Straight to {@code goal} beside other bodies, starting and ending gently.
     *
     * @param force most that the held piece is moved with, newtons beside its weight
     * @return false when the piece stayed behind by more than {@code lagMetres}, or the skill ran out of time
     */
    boolean push(Pose goal, double speed, double force, double lagMetres) {
        double dt = settings.timeStep();
        double most = 0.7 * force / bodies.mass(held + 1);
        double now = Math.min(speed, settings.touchSpeed());
        bodies.wake(held + 1);
        while (true) {
            double left = gripper.distance(goal);
            if (left < 1e-7) {
                return true;
            }
            now = Math.min(
                    Math.min(speed, now + most * dt), Math.max(settings.touchSpeed(), Math.sqrt(2 * most * left)));
            gripper = left <= now * dt ? goal : between(gripper, goal, now * dt / left);
            step(force);
            if (lag() > lagMetres || outOfTime()) {
                return false;
            }
        }
    }

    /** One time step; the held piece follows the gripper. */
    private void step(double force) {
        if (held >= 0 && bodies.awake(held + 1)) {
            bodies.steer(held + 1, gripper.times(grasp), 0.5, force, settings.pushTorque());
        }
        bodies.step();
        stepsLeft--;
        sinceWatched += settings.timeStep();
        if (watched && sinceWatched >= WATCH_SECONDS) {
            sinceWatched -= WATCH_SECONDS;
            watcher.accept(scene());
        }
    }

    /** Stands still until everything rests, then lets everything sleep. */
    void settle() {
        int calm = 0;
        for (int i = 0; i < SETTLE_MOST && (i < SETTLE_LEAST || calm < REST_STEPS); i++) {
            step(settings.pushForce());
            calm = resting() ? calm + 1 : 0;
        }
        for (int body = 0; body < bodies.bodies(); body++) {
            bodies.sleep(body);
        }
    }

    private boolean resting() {
        boolean resting = true;
        for (int body = 0; body < bodies.bodies(); body++) {
            if (bodies.awake(body)) {
                Pose pose = bodies.pose(body);
                if (pose.z() < LOST_HEIGHT) {
                    bodies.place(body, Pose.at(0, 0, FLOOR - pose.z()).times(pose));
                } else {
                    resting &= bodies.speed(body) < REST_SPEED;
                }
            }
        }
        return resting;
    }

    /** The board's size above the table. */
    double boardTop() {
        return task.board().height() * Board.VOXEL_METRES;
    }
}
