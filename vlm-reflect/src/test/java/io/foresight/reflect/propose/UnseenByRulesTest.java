package io.foresight.reflect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.task.Action;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.Scenes;
import io.foresight.reflect.propose.FrameProposer.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnseenByRulesTest {
    private static final Action WISH = Action.putDown(1);

    private final Frame blind = Scenes.known(PieceStatus.HELD, PieceStatus.SEATED);
    private final Frame seen = new Frame(blind.places(), new float[2][1], Optional.empty());
    private final Observation now = Scenes.of(blind);

    @Test
    void asksWhereThereIsSomethingToSeeAndGoesByTheRulesElsewhere() {
        UnseenByRules proposer = new UnseenByRules((from, questions) -> {
            assertThat(questions).hasSize(2).allMatch(question -> question.at().seen());
            return List.of(Proposal.leaning(2, WISH, 0.8), Proposal.leaning(2, WISH, 0.8));
        });
        List<Action> best = proposer.propose(now, List.of(in(seen), in(blind), in(seen))).stream()
                .map(Proposal::best)
                .toList();
        assertThat(best).containsExactly(WISH, Action.insert(0), WISH);
    }

    @Test
    void nobodyIsAskedAboutNothing() {
        UnseenByRules proposer = new UnseenByRules((from, questions) -> {
            throw new AssertionError("asked about " + questions);
        });
        assertThat(proposer.propose(now, List.of(in(blind))).get(0).best()).isEqualTo(Action.insert(0));
    }

    private static Question in(Frame frame) {
        return new Question(frame, List.of(), Optional.empty());
    }
}
