package io.foresight.reflect.learn;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.rollout.ActionSpace;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Demonstrations: an expert's way through a task, some of whose actions are chance, with the right actions everywhere. */
final class Walk {
    private static final int STEPS = 30;
    private static final double[] CHANCE = {0, 0.2, 0.4, 0.7};
    private static final double KEEP_REFUSED = 0.15;

    private Walk() {}

    /**
     * Where a decision is due.
     *
     * @param reports of what was done before, pieces by colour as in {@link PieceNumbering#byColour}
     * @param right set of the right answers, numbered as in {@link ActionSpace}
     * @param wasted steps that what was then done wastes
     */
    record Visit(AssemblyState state, List<SkillReport> reports, long right, int wasted) {
        Visit {
            reports = List.copyOf(reports);
        }
    }

    /** Decisions on the way, {@code most} of them at most, drawn evenly. */
    static List<Visit> visits(AssemblyWorld world, AssemblyTask task, int most, SplittableRandom random) {
        Expert expert = new Expert(task.board().dependencies());
        PieceNumbering numbers = PieceNumbering.byColour(task.board());
        List<Action> all = Action.all(task.board().pieces().size());
        double chance = CHANCE[random.nextInt(CHANCE.length)];
        world.reset(task, random.nextLong());
        List<Visit> met = new ArrayList<>();
        List<SkillReport> reports = new ArrayList<>();
        while (met.size() < STEPS && !world.finished() && world.state().lost() == 0) {
            AssemblyState state = world.state();
            Action action =
                    random.nextDouble() < chance ? any(task, state, all, random) : oneOf(expert.best(state), random);
            met.add(new Visit(state, reports, right(expert, state, task), expert.regret(state, action)));
            StepResult result = world.step(action);
            reports.add(
                    new SkillReport(numbers.toPolicy(action), result.outcome().kind() == Outcome.Kind.SUCCESS));
        }
        while (met.size() > most) {
            met.remove(random.nextInt(met.size()));
        }
        return met;
    }

    /** The set of the best actions. */
    static long right(Expert expert, AssemblyState state, AssemblyTask task) {
        long right = 0;
        for (Action action : expert.best(state)) {
            right |= 1L << ActionSpace.index(action, task.board());
        }
        return right;
    }

    /** Some action, seldom one that the state refuses; not {@code done}. */
    static Action any(AssemblyTask task, AssemblyState state, List<Action> all, SplittableRandom random) {
        while (true) {
            Action action = all.get(random.nextInt(all.size()));
            boolean refused = Rules.apply(task.board().dependencies(), state, action)
                            .outcome()
                            .kind()
                    == Outcome.Kind.REFUSED;
            if (action.verb() != Verb.DONE && (!refused || random.nextDouble() < KEEP_REFUSED / 4)) {
                return action;
            }
        }
    }

    static Action oneOf(List<Action> actions, SplittableRandom random) {
        return actions.get(random.nextInt(actions.size()));
    }
}
