package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.PlannerException;

/** Detects when all bodies rest, and puts bodies that fell off the table on the floor. */
final class RestDetector {
    private static final double REST_SPEED = 0.004;
    private static final double BROKEN_SPEED = 30;
    private static final int CALM_STEPS = 4;
    private static final int LEAST_STEPS = 8;
    private static final int MOST_STEPS = 400;
    private static final double FALLEN_HEIGHT = -0.08;
    private static final double FLOOR = -0.5;

    private final RigidScene bodies;
    private int steps;
    private int calm;

    RestDetector(RigidScene bodies) {
        this.bodies = bodies;
    }

    void begin() {
        steps = 0;
        calm = 0;
    }

    /** Whether all bodies rest, or the maximum waiting time has passed. */
    boolean reached() {
        return steps >= MOST_STEPS || (steps >= LEAST_STEPS && calm >= CALM_STEPS);
    }

    /** To be called after each step. */
    void afterStep() {
        boolean resting = true;
        for (int body = 0; body < bodies.bodies(); body++) {
            resting &= !bodies.awake(body) || rests(body);
        }
        steps++;
        calm = resting ? calm + 1 : 0;
    }

    private boolean rests(int body) {
        Pose pose = bodies.pose(body);
        double speed = bodies.speed(body);
        if (!(speed < BROKEN_SPEED)) {
            throw new PlannerException(
                    PlannerException.Code.WORLD_BROKEN,
                    bodies.name(body) + " moves at " + speed + " m/s (most " + BROKEN_SPEED
                            + "); the simulation is unstable, reset the world");
        }
        if (pose.z() < FALLEN_HEIGHT) {
            bodies.place(body, Motion.up(pose, FLOOR - pose.z()));
            return true;
        }
        return speed < REST_SPEED;
    }

    void sleep() {
        for (int body = 0; body < bodies.bodies(); body++) {
            bodies.sleep(body);
        }
    }
}
