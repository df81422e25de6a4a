package io.foresight.planner.calibrate;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Acts in a world that serves as ground truth and compares every transition with the prediction of {@link Rules}. Actions are one of the
 * expert's best or, with the remaining probability, random: mostly sensible ones and some that are refused, so that rare states (loose
 * pieces, locked pieces, a blocked hand) also occur. Deterministic for one seed and a deterministic world.
 */
public final class WorldComparison {
    /** Probability that an action is the expert's; episodes cycle through the values. */
    public static final List<Double> EXPERT_SHARES = List.of(0.5, 0.7, 0.9, 1.0);

    private static final double SENSELESS_SHARE = 0.2;

    private static final double SEATED_SHARE = 0.5;
    private static final double LOOSE_SHARE = 0.15;

    private final AssemblyWorld truth;
    private final int longestEpisode;
    private final boolean scrambled;
    private final Tally tally = new Tally();
    private final List<Integer> solvedBy = new ArrayList<>(List.of(0, 0, 0, 0));
    private final List<Integer> episodesBy = new ArrayList<>(List.of(0, 0, 0, 0));

    /**
     * Creates a comparison with this world, which is not closed.
     *
     * @param longestEpisode maximum number of actions, at least 1
     * @param scrambled whether episodes begin with pieces at random places instead of at the task's own start
     */
    public WorldComparison(AssemblyWorld truth, int longestEpisode, boolean scrambled) {
        if (longestEpisode < 1) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "an episode must be allowed 1 action or more, got " + longestEpisode);
        }
        this.truth = truth;
        this.longestEpisode = longestEpisode;
        this.scrambled = scrambled;
    }

    /** Runs one episode for each task, cycling through the expert's shares. */
    public WorldAgreement run(List<AssemblyTask> tasks, long seed) {
        return run(tasks, seed, done -> true);
    }

    /** As above; {@code goesOn} is asked with the number of episodes done, and ends it with those. */
    public WorldAgreement run(List<AssemblyTask> tasks, long seed, IntPredicate goesOn) {
        if (tasks.isEmpty()) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, "a comparison needs 1 task or more, got 0");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int done = 0;
        while (goesOn.test(done) && done < tasks.size()) {
            int turn = done % EXPERT_SHARES.size();
            boolean solved = episode(tasks.get(done), EXPERT_SHARES.get(turn), random.split());
            episodesBy.set(turn, episodesBy.get(turn) + 1);
            solvedBy.set(turn, solvedBy.get(turn) + (solved ? 1 : 0));
            done++;
        }
        List<WorldAgreement.Solved> solved = new ArrayList<>();
        for (int turn = 0; turn < EXPERT_SHARES.size(); turn++) {
            if (episodesBy.get(turn) > 0) {
                solved.add(
                        new WorldAgreement.Solved(EXPERT_SHARES.get(turn), episodesBy.get(turn), solvedBy.get(turn)));
            }
        }
        return tally.report(truth.kind(), done, solved);
    }

    private boolean episode(AssemblyTask task, double expertShare, SplittableRandom random) {
        Dependencies dependencies = task.board().dependencies();
        Expert expert = new Expert(dependencies);
        truth.reset(task, scrambled ? scramble(task.start(), random) : task.start(), random.nextLong());
        boolean jammed = false;
        for (int step = 0; step < longestEpisode && !truth.finished(); step++) {
            AssemblyState before = truth.state();
            Action action = random.nextDouble() < expertShare
                    ? oneOf(expert.best(before), random)
                    : anything(dependencies, before, random);
            if (action.equals(Action.DONE)) {
                return false;
            }
            Rules.Effect expected = Rules.apply(dependencies, before, action);
            StepResult actual = truth.step(action);
            tally.add(new Tally.Observed(task, step, before, jammed, action, expected, actual));
            jammed = actual.outcome() == Outcome.JAMMED
                    || jammed && actual.state().held() == before.held();
        }
        return truth.state().solved();
    }

    private static <T> T oneOf(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A random state: pieces seated, loose on the board, or on their slots, standing or lying; not all seated. */
    private static AssemblyState scramble(AssemblyState start, SplittableRandom random) {
        int pieces = start.pieces();
        int seated = 0;
        int loose = 0;
        int lying = 0;
        for (int piece = 0; piece < pieces; piece++) {
            double where = random.nextDouble();
            seated |= where < SEATED_SHARE ? 1 << piece : 0;
            loose |= where >= SEATED_SHARE && where < SEATED_SHARE + LOOSE_SHARE ? 1 << piece : 0;
            lying |= where >= SEATED_SHARE && random.nextBoolean() ? 1 << piece : 0;
        }
        AssemblyState state = new AssemblyState(pieces, seated, loose, 0, lying, -1);
        return state.solved() ? start : state;
    }

    /** A random action except {@code done}; mostly one that is not refused, with equal probability for each way it may end. */
    private static Action anything(Dependencies dependencies, AssemblyState state, SplittableRandom random) {
        List<Action> all = Action.all(state.pieces());
        Map<Outcome, List<Action>> sensible = new EnumMap<>(Outcome.class);
        for (Action action : all) {
            Outcome outcome = Rules.apply(dependencies, state, action).outcome();
            if (outcome.kind() != Outcome.Kind.REFUSED && !action.equals(Action.DONE)) {
                sensible.computeIfAbsent(outcome, any -> new ArrayList<>()).add(action);
            }
        }
        if (sensible.isEmpty() || random.nextDouble() < SENSELESS_SHARE) {
            return oneOf(all.subList(0, all.size() - 1), random);
        }
        return oneOf(oneOf(List.copyOf(sensible.values()), random), random);
    }
}
