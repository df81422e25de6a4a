package io.foresight.reflect.propose;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import java.time.Duration;
import java.util.Optional;

/**
 * Proposes every action as likely as the others: what is left of a policy when only its reflection decides.
 *
 * @param side of the pictures that whoever reflects is shown, pixels
 */
public record Undecided(int side) implements Proposer {
    @Override
    public Sight sight() {
        return Sight.ofPictures(side, side);
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        return Proposal.uniform(situation.pieces().size());
    }
}
