package io.foresight.reflect.propose;

import io.foresight.reflect.imagine.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Asks a proposer about the scenes that it can look at. Where a world model imagines no appearance, it proposes what the rules find best in
 * the likeliest state and order.
 *
 * @param looking is asked where there is something to see
 */
public record UnseenByRules(FrameProposer looking) implements FrameProposer {
    private static final double SURE = 0.9;

    @Override
    public List<Proposal> propose(Observation now, List<Question> questions) {
        List<Question> seen =
                questions.stream().filter(question -> question.at().seen()).toList();
        Deque<Proposal> answers = new ArrayDeque<>(seen.isEmpty() ? List.of() : looking.propose(now, seen));
        List<Proposal> proposals = new ArrayList<>();
        for (Question question : questions) {
            proposals.add(question.at().seen() ? answers.removeFirst() : byRules(now, question));
        }
        return proposals;
    }

    private static Proposal byRules(Observation now, Question question) {
        int pieces = now.situation().pieces().size();
        return Proposal.leaning(pieces, now.likeliest(question.at()).best(), SURE);
    }
}
