package io.foresight.reflect.propose;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Proposes without being told what was done before.
 *
 * @param proposer who is asked; stays the caller's
 */
public record Forgetful(Proposer proposer) implements Proposer {
    @Override
    public Sight sight() {
        return proposer.sight();
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        Situation told = Situation.ofPictures(
                situation.pieces(),
                Optional.of(situation.instruction()),
                List.of(),
                situation.stepsLeft(),
                situation.image().orElseThrow(),
                situation.goal().orElseThrow());
        return proposer.propose(told, imagined, time);
    }
}
