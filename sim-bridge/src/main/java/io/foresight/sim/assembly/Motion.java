package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.world.Arrangement;

/** A straight motion of the gripper with a speed limit and bounded acceleration. */
final class Motion {
    private final Pose goal;
    private final double speed;
    private final double slowest;
    private final double acceleration;
    private Pose now;
    private double current;

    /**
     * @param speed maximum, metres per second
     * @param slowest speed at the start and the end
     * @param acceleration metres per second squared
     */
    Motion(Pose from, Pose goal, double speed, double slowest, double acceleration) {
        this.goal = goal;
        this.speed = speed;
        this.slowest = Math.min(speed, slowest);
        this.acceleration = acceleration;
        this.now = from;
        this.current = this.slowest;
    }

    boolean arrived() {
        return now.equals(goal);
    }

    /** The gripper's pose after {@code seconds} more. */
    Pose next(double seconds) {
        double left = now.distance(goal);
        double braking = Math.max(slowest, Math.sqrt(2 * acceleration * left));
        current = Math.min(Math.min(speed, current + acceleration * seconds), braking);
        now = left <= current * seconds ? goal : between(now, goal, current * seconds / left);
        return now;
    }

    /** The pose interpolated between two poses. */
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

    /** A copy of the pose, higher. */
    static Pose up(Pose pose, double metres) {
        return new Pose(pose.x(), pose.y(), pose.z() + metres, pose.qw(), pose.qx(), pose.qy(), pose.qz());
    }

    /** A copy of the pose, at least as high as the home pose. */
    static Pose high(Pose pose) {
        return up(pose, Math.max(0, Arrangement.HOME.z() - pose.z()));
    }
}
