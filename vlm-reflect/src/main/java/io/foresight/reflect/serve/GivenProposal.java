package io.foresight.reflect.serve;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import java.time.Duration;
import java.util.Optional;

/** Returns the proposal that the caller sent. */
record GivenProposal(Proposal proposal, Sight sight) implements Proposer {
    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        return proposal;
    }
}
