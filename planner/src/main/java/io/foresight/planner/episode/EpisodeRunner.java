package io.foresight.planner.episode;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decider;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Runs a policy on a robot from the robot's present state until the end: solved, {@code done}, step limit, a lost piece, or an exception.
 * Success is judged after every action, as in ReflectVLM (arXiv 2502.16707, section 5).
 */
public final class EpisodeRunner {
    /** Maximum number of decisions per episode in ReflectVLM. */
    public static final int PAPER_STEP_CAP = 50;

    private final int stepCap;
    private final Budget budget;
    private final LongSupplier nanoTime;

    /**
     * @param stepCap maximum number of decisions, at least 1
     * @param budget of each decision
     */
    public EpisodeRunner(int stepCap, Budget budget) {
        this(stepCap, budget, System::nanoTime);
    }

    /** @param nanoTime clock for the times in events and records, nanoseconds since any origin */
    public EpisodeRunner(int stepCap, Budget budget, LongSupplier nanoTime) {
        if (stepCap < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG, "an episode needs a step cap of 1 or more, got " + stepCap);
        }
        this.stepCap = stepCap;
        this.budget = budget;
        this.nanoTime = nanoTime;
    }

    /** As the method below, without a listener. */
    public EpisodeRecord run(Robot robot, Policy policy, long seed) {
        return run(robot, policy, seed, event -> {});
    }

    /** As the method below; the policy gets the observations that it declares, through the fixed camera. */
    public EpisodeRecord run(Robot robot, Policy policy, long seed, Consumer<EpisodeEvent> listener) {
        return run(robot, new GuardedPolicy(policy, Cameras.FIXED), seed, listener);
    }

    /**
     * Runs one episode to its end. Exceptions of robot and policy end the episode and are recorded.
     *
     * @param seed of the policy; the robot has its own random numbers
     * @param listener receives each decision as soon as its action has ended; its exceptions are not caught
     * @throws PlannerException EPISODE_FINISHED when the robot's episode is already over
     */
    public EpisodeRecord run(Robot robot, Decider policy, long seed, Consumer<EpisodeEvent> listener) {
        EpisodeTally tally = new EpisodeTally(policy.name(), robot.kind(), seed);
        try {
            for (int index = 0; index < stepCap; index++) {
                Observation observation = ask(robot::observe);
                if (index == 0) {
                    begin(policy, seed, observation, tally);
                }
                Optional<EndReason> end = step(robot, policy, index, observation, tally, listener);
                if (end.isPresent()) {
                    return tally.end(end.get());
                }
            }
            return tally.end(EndReason.STEP_CAP);
        } catch (RobotFailed broken) {
            return tally.end(EndReason.WORLD_BROKEN, broken.getCause());
        } catch (PolicyFailed failed) {
            return tally.end(EndReason.POLICY_FAILED, failed.getCause());
        }
    }

    private static void begin(Decider policy, long seed, Observation observation, EpisodeTally tally)
            throws PolicyFailed {
        if (observation.finished()) {
            throw new PlannerException(
                    PlannerException.Code.EPISODE_FINISHED,
                    "the episode of task " + observation.task().id() + " is over: start a new one");
        }
        tally.begin(observation);
        try {
            policy.begin(seed);
        } catch (RuntimeException failed) {
            throw new PolicyFailed(failed);
        }
    }

    private Optional<EndReason> step(
            Robot robot,
            Decider policy,
            int index,
            Observation observation,
            EpisodeTally tally,
            Consumer<EpisodeEvent> listener)
            throws RobotFailed, PolicyFailed {
        Moment moment = new Moment(
                observation.task(),
                observation.state(),
                observation.scene(),
                observation.saved(),
                tally.history(),
                stepCap - index);
        long asked = nanoTime.getAsLong();
        Decision decision;
        try {
            decision = policy.decide(moment, budget);
        } catch (RuntimeException failed) {
            throw new PolicyFailed(failed);
        }
        long decided = nanoTime.getAsLong();
        tally.decided(decision, seconds(asked, decided));
        StepResult result = ask(() -> execute(robot, observation, decision.action()));
        long executed = nanoTime.getAsLong();
        tally.executed(result);
        listener.accept(new EpisodeEvent(
                index, observation, decision, result, seconds(asked, decided), seconds(decided, executed)));
        return endAfter(result);
    }

    private static <T> T ask(Supplier<T> robot) throws RobotFailed {
        try {
            return robot.get();
        } catch (RuntimeException broken) {
            throw new RobotFailed(broken);
        }
    }

    /** Executes an action; an action on a piece that the board does not have is a step without effect. */
    private static StepResult execute(Robot robot, Observation observation, Action action) {
        if (action.piece() >= observation.state().pieces()) {
            return new StepResult(action, Outcome.UNKNOWN_PIECE, observation.state(), false);
        }
        return robot.execute(action);
    }

    private static Optional<EndReason> endAfter(StepResult result) {
        if (result.state().solved()) {
            return Optional.of(EndReason.SOLVED);
        }
        if (result.finished()) {
            return Optional.of(EndReason.DONE_TOO_EARLY);
        }
        return result.state().lost() != 0 ? Optional.of(EndReason.UNSOLVABLE) : Optional.empty();
    }

    private static double seconds(long from, long to) {
        return (to - from) * 1e-9;
    }

    /** The robot threw an exception. */
    private static final class RobotFailed extends Exception {
        private static final long serialVersionUID = 1L;

        RobotFailed(RuntimeException cause) {
            super(cause);
        }
    }

    /** The policy threw an exception. */
    private static final class PolicyFailed extends Exception {
        private static final long serialVersionUID = 1L;

        PolicyFailed(RuntimeException cause) {
            super(cause);
        }
    }
}
