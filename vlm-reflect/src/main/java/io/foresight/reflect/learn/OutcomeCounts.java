package io.foresight.reflect.learn;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.StepResult;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceStatus;
import java.util.List;
import java.util.SplittableRandom;

/** Counts how actions end in a simulated world, and so learns {@link OutcomeRules}. */
final class OutcomeCounts {
    private static final int STEPS = 40;

    private final long[][] counts = new long[OutcomeRules.CONTEXTS][OutcomeRules.ENDS];
    private long failed;
    private long disturbed;

    /** Plays one episode: half of its actions are the expert's, half chance. A failed action is sometimes tried again at once. */
    void play(AssemblyWorld world, AssemblyTask task, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Dependencies order = task.board().dependencies();
        Expert expert = new Expert(order);
        List<Action> all = Action.all(task.board().pieces().size());
        world.reset(task, random.nextLong());
        Action lastFailed = null;
        for (int step = 0; step < STEPS && !world.finished() && world.state().lost() == 0; step++) {
            AssemblyState before = world.state();
            Action action = lastFailed != null && random.nextDouble() < 0.3
                    ? lastFailed
                    : random.nextBoolean() ? expert.choose(before) : all.get(random.nextInt(all.size()));
            if (action.verb() == Verb.DONE) {
                continue;
            }
            StepResult result = world.step(action);
            boolean succeeded = result.outcome().kind() == Outcome.Kind.SUCCESS;
            count(order, before, action, action.equals(lastFailed), succeeded, result.state());
            lastFailed = succeeded ? null : action;
        }
    }

    private void count(
            Dependencies order,
            AssemblyState before,
            Action action,
            boolean again,
            boolean succeeded,
            AssemblyState after) {
        int piece = action.piece();
        boolean handFull = before.held() >= 0 && before.held() != piece;
        int context = OutcomeRules.context(
                action.verb(), PieceStatus.of(before, piece), handFull, Rules.covered(order, before, piece), again);
        counts[context][OutcomeRules.end(succeeded, PieceStatus.of(after, piece))]++;
        if (!succeeded) {
            failed++;
            disturbed += (before.seated() & ~after.seated() & ~(1 << piece)) != 0 ? 1 : 0;
        }
    }

    /** What was learnt so far. */
    OutcomeRules rules() {
        return new OutcomeRules(counts, failed == 0 ? 0 : (double) disturbed / failed);
    }
}
