package io.foresight.launch.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Invents the motion of an action in the symbolic world, which knows only the states before and after. The gripper moves to the piece or
 * its place and back, and carries the piece as the outcome requires. For display only; nothing is computed from it.
 */
final class Motion {
    /** Time between two scenes. */
    static final int INTERVAL_MILLIS = 40;

    private static final double ABOVE_METRES = 0.16;
    private static final double STUCK_METRES = 0.045;
    private static final double TUG_METRES = 0.012;
    private static final double LOWERED_METRES = 0.12;

    private final AssemblyTask task;
    private final Scene before;
    private final Scene after;
    private final int piece;
    private final Pose grip; // pose of the piece in the gripper's frame
    private final double closed;
    private final List<Key> keys = new ArrayList<>();

    private Motion(AssemblyTask task, Scene before, Scene after, Action action, Scene holding) {
        this.task = task;
        this.before = before;
        this.after = after;
        this.piece = action.piece();
        this.grip = holding.gripper().inverse().times(holding.poses().get(piece));
        this.closed = holding.openingMetres();
    }

    /**
     * Scenes from {@code before} to {@code after}, {@link #INTERVAL_MILLIS} apart.
     *
     * @param holding pose of the piece in the gripper; not used for {@code done} and refused actions
     */
    static List<Scene> between(
            AssemblyTask task, Scene before, Scene after, Action action, Outcome outcome, Scene holding) {
        if (action.piece() < 0 || outcome.kind() == Outcome.Kind.REFUSED) {
            return standing(before, after);
        }
        Motion motion = new Motion(task, before, after, action, holding);
        switch (action.verb()) {
            case PICK_UP -> motion.pickUp(outcome);
            case PUT_DOWN, INSERT -> motion.bring(outcome);
            case REORIENT -> motion.reorient();
            case DONE -> throw new IllegalStateException("done moves nothing");
        }
        return motion.scenes();
    }

    private static List<Scene> standing(Scene before, Scene after) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scenes.add(before);
        }
        scenes.add(after);
        return scenes;
    }

    private void pickUp(Outcome outcome) {
        Pose at = before.poses().get(piece).times(grip.inverse());
        start(false);
        go(0.32, raised(at, ABOVE_METRES), Arrangement.OPEN_METRES, Carried.BEFORE);
        go(0.26, at, Arrangement.OPEN_METRES, Carried.BEFORE);
        go(0.12, at, closed, Carried.BEFORE);
        switch (outcome) {
            case SUCCEEDED -> {
                go(0.26, raised(at, ABOVE_METRES), closed, Carried.IN_HAND);
                go(0.34, after.gripper(), closed, Carried.IN_HAND);
            }
            case SLIPPED, DROPPED, TIMED_OUT -> {
                go(0.2, raised(at, ABOVE_METRES / 3), closed, Carried.IN_HAND);
                go(0.14, raised(at, ABOVE_METRES / 2), closed, Carried.FALLING);
                home();
            }
            default -> {
                go(0.16, raised(at, TUG_METRES), closed, Carried.BEFORE);
                go(0.16, at, closed, Carried.BEFORE);
                home();
            }
        }
    }

    private void bring(Outcome outcome) {
        start(true);
        if (outcome == Outcome.SUCCEEDED) {
            Pose at = after.poses().get(piece).times(grip.inverse());
            go(0.34, raised(at, ABOVE_METRES), closed, Carried.IN_HAND);
            go(0.38, at, closed, Carried.IN_HAND);
            go(0.12, at, Arrangement.OPEN_METRES, Carried.AFTER);
            go(0.22, raised(at, ABOVE_METRES), Arrangement.OPEN_METRES, Carried.AFTER);
            go(0.3, after.gripper(), Arrangement.OPEN_METRES, Carried.AFTER);
            return;
        }
        Pose seat = task.boardPose().times(task.board().pieces().get(piece).seat(task.board()));
        double drop = before.gripper().z() - before.poses().get(piece).z();
        Pose over = Pose.at(
                seat.x(),
                seat.y(),
                seat.z() + drop + STUCK_METRES,
                task.boardPose().yaw());
        go(0.36, raised(over, ABOVE_METRES), closed, Carried.IN_HAND);
        if (outcome == Outcome.DROPPED) {
            go(0.16, raised(over, ABOVE_METRES / 2), closed, Carried.FALLING);
            home();
            return;
        }
        go(0.34, over, closed, Carried.IN_HAND);
        for (int push = 0; push < 2; push++) {
            go(0.1, raised(over, TUG_METRES), closed, Carried.IN_HAND);
            go(0.1, over, closed, Carried.IN_HAND);
        }
        go(0.26, raised(over, ABOVE_METRES), closed, Carried.IN_HAND);
        go(0.32, after.gripper(), after.openingMetres(), Carried.AFTER);
    }

    private void reorient() {
        Pose low = raised(before.gripper(), -LOWERED_METRES);
        start(true);
        go(0.3, low, closed, Carried.IN_HAND);
        go(0.1, raised(low, ABOVE_METRES / 3), Arrangement.OPEN_METRES, Carried.TURNING);
        go(0.5, raised(low, ABOVE_METRES / 3), Arrangement.OPEN_METRES, Carried.TURNING);
        go(0.14, low, after.openingMetres(), Carried.TURNING);
        go(0.3, after.gripper(), after.openingMetres(), Carried.AFTER);
    }

    private void start(boolean holding) {
        keys.add(new Key(0, before.gripper(), before.openingMetres(), holding ? Carried.IN_HAND : Carried.BEFORE));
    }

    private void home() {
        go(0.4, after.gripper(), after.openingMetres(), Carried.AFTER);
    }

    private void go(double seconds, Pose gripper, double opening, Carried carried) {
        keys.add(new Key(keys.get(keys.size() - 1).seconds + seconds, gripper, opening, carried));
    }

    private List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>();
        double end = keys.get(keys.size() - 1).seconds;
        int next = 1;
        Pose last = before.poses().get(piece);
        for (int i = 0; i * INTERVAL_MILLIS < end * 1000; i++) {
            double now = i * INTERVAL_MILLIS * 1e-3;
            while (keys.get(next).seconds < now) {
                next++;
            }
            Key to = keys.get(next);
            Key from = keys.get(next - 1);
            double t = (now - from.seconds) / (to.seconds - from.seconds);
            double eased = t * t * (3 - 2 * t);
            Pose gripper = mix(from.gripper, to.gripper, eased);
            Pose end3d = after.poses().get(piece);
            last = switch (to.carried) {
                case BEFORE -> before.poses().get(piece);
                case IN_HAND -> gripper.times(grip);
                case FALLING -> mix(last, end3d, t * t);
                case TURNING -> mix(last, raised(end3d, -LOWERED_METRES), 0.35);
                case AFTER -> mix(last, end3d, Math.min(1, 0.3 + 0.7 * t));
            };
            List<Pose> poses = new ArrayList<>(t < 0.5 ? before.poses() : after.poses());
            poses.set(piece, last);
            scenes.add(new Scene(
                    before.board(),
                    before.boardPose(),
                    poses,
                    gripper,
                    from.opening + eased * (to.opening - from.opening)));
        }
        scenes.add(after);
        return scenes;
    }

    private static Pose raised(Pose pose, double metres) {
        return new Pose(pose.x(), pose.y(), pose.z() + metres, pose.qw(), pose.qx(), pose.qy(), pose.qz());
    }

    private static Pose mix(Pose a, Pose b, double t) {
        double same = a.qw() * b.qw() + a.qx() * b.qx() + a.qy() * b.qy() + a.qz() * b.qz() < 0 ? -1 : 1;
        return new Pose(
                a.x() + t * (b.x() - a.x()),
                a.y() + t * (b.y() - a.y()),
                a.z() + t * (b.z() - a.z()),
                (1 - t) * a.qw() + t * same * b.qw(),
                (1 - t) * a.qx() + t * same * b.qx(),
                (1 - t) * a.qy() + t * same * b.qy(),
                (1 - t) * a.qz() + t * same * b.qz());
    }

    /** State of the piece during a segment. */
    private enum Carried {
        BEFORE,
        IN_HAND,
        TURNING,
        FALLING,
        AFTER
    }

    /**
     * @param seconds since the start
     * @param carried state of the piece until then
     */
    private record Key(double seconds, Pose gripper, double opening, Carried carried) {}
}
