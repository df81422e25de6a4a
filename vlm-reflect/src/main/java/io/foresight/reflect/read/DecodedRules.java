package io.foresight.reflect.read;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.reflect.belief.Hypothesis;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Takes the likeliest reading of both pictures for the truth and proposes what the expert's rules say there: two nats less for each step
 * that an action would waste. Nothing is imagined, and no doubt is left.
 */
public final class DecodedRules implements Proposer {
    private static final double NATS_A_STEP = 2;

    /** An action of which nothing would come counts as if it wasted this many steps: more than any that changes something. */
    private static final int NOTHING_COMES_OF_IT = 4;

    private static final double NEVER = -30;

    private final PictureReader reader;
    private Picture goal; // null: none read yet
    private Order order;

    /** @param reader stays the caller's */
    public DecodedRules(PictureReader reader) {
        this.reader = reader;
    }

    @Override
    public Sight sight() {
        return Sight.ofPictures(reader.side(), reader.side());
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        Picture shown = situation.goal().orElseThrow();
        if (!shown.equals(goal) || order.pieces() != situation.pieces().size()) {
            order = reader.order(shown, situation.pieces()).likeliest();
            goal = shown;
        }
        Hypothesis decoded = Hypothesis.of(
                reader.pieces(situation.image().orElseThrow(), shown, situation.pieces())
                        .unfinishedState(),
                order);
        List<Action> actions = Action.all(situation.pieces().size());
        double[] log = new double[actions.size()];
        for (int k = 0; k < log.length; k++) {
            Action action = actions.get(k);
            log[k] = action.equals(Action.DONE)
                    ? NEVER
                    : -NATS_A_STEP * decoded.wasted(action).orElse(NOTHING_COMES_OF_IT);
        }
        return new Proposal(actions, log);
    }
}
