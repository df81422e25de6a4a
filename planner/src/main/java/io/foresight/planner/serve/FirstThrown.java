package io.foresight.planner.serve;

import io.foresight.planner.episode.Observation;
import io.foresight.planner.episode.Robot;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decider;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.Action;
import io.foresight.planner.world.StepResult;
import java.util.function.Supplier;

/**
 * Keeps the first exception of a policy or robot: an episode's record contains only its text, but the caller's status needs the exception
 * itself.
 */
final class FirstThrown {
    private RuntimeException first; // null: none yet

    /** Throws it again, if there is one. */
    void rethrow() {
        if (first != null) {
            throw first;
        }
    }

    private <T> T noting(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException thrown) {
            first = first == null ? thrown : first;
            throw thrown;
        }
    }

    /** Wraps a decider. */
    Decider watch(Decider policy) {
        return new Decider() {
            @Override
            public String name() {
                return policy.name();
            }

            @Override
            public void begin(long seed) {
                noting(() -> {
                    policy.begin(seed);
                    return policy;
                });
            }

            @Override
            public Decision decide(Moment moment, Budget budget) {
                return noting(() -> policy.decide(moment, budget));
            }
        };
    }

    /** Wraps a robot. */
    Robot watch(Robot robot) {
        return new Robot() {
            @Override
            public String kind() {
                return robot.kind();
            }

            @Override
            public Observation observe() {
                return noting(robot::observe);
            }

            @Override
            public StepResult execute(Action action) {
                return noting(() -> robot.execute(action));
            }

            @Override
            public void close() {
                robot.close();
            }
        };
    }
}
