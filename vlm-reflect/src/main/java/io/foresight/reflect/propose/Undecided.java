package io.foresight.reflect.propose;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.SceneRenderer;
import java.time.Duration;
import java.util.Optional;

/** Proposes every action as likely as the others: what is left of a policy when only its reflection decides. */
public final class Undecided implements Proposer {
    @Override
    public Sight sight() {
        return Sight.ofPictures(SceneRenderer.LEAST_SIDE, SceneRenderer.LEAST_SIDE);
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        return Proposal.uniform(situation.pieces().size());
    }
}
