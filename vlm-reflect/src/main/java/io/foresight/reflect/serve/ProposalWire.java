package io.foresight.reflect.serve;

import io.foresight.planner.serve.ActionWire;
import io.foresight.planner.serve.ErrorCode;
import io.foresight.planner.serve.RefusedException;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.propose.Proposal;
import io.foresight.v1.ProposedAction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Converts proposals to and from messages. */
final class ProposalWire {
    /** Minimum probability of an action that the caller did not name. */
    private static final double LEAST = 1e-6;

    private static final double ROUNDING = 1e-6;

    private ProposalWire() {}

    /** Every action, likeliest first. */
    static List<ProposedAction> write(Proposal proposal, List<Colour> pieces) {
        double[] log = proposal.logProbabilities();
        return IntStream.range(0, log.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -log[k]))
                .map(k -> ProposedAction.newBuilder()
                        .setAction(ActionWire.write(proposal.actions().get(k), pieces))
                        .setProbability(Math.exp(log[k]))
                        .build())
                .toList();
    }

    /** Reads a caller's proposals. The probability that remains to 1 is shared by the actions that are not named. */
    static Proposal read(List<ProposedAction> wire, List<Colour> pieces) {
        if (wire.isEmpty()) {
            throw RefusedException.badField(
                    ErrorCode.FIELD_MISSING, "proposed", "proposed must name an action or more to reflect on");
        }
        Map<Action, Double> named = new HashMap<>();
        double sum = 0;
        for (int i = 0; i < wire.size(); i++) {
            String field = "proposed[" + i + "]";
            Action action = ActionWire.read(wire.get(i).getAction(), pieces, field + ".action");
            double probability = wire.get(i).getProbability();
            if (!(probability > 0 && probability <= 1)) {
                throw wrong(field + ".probability", "must be above 0 and at most 1, got " + probability);
            }
            if (named.put(action, probability) != null) {
                throw wrong(field + ".action", "names \"" + action.text(pieces) + "\" a second time");
            }
            sum += probability;
        }
        if (sum > 1 + ROUNDING) {
            throw wrong("proposed", "must have probabilities that sum to 1 at most, got " + sum);
        }
        List<Action> all = Action.all(pieces.size());
        double others = Math.max(LEAST, (1 - sum) / Math.max(1, all.size() - named.size()));
        double[] log = all.stream()
                .mapToDouble(action -> Math.log(named.getOrDefault(action, others)))
                .toArray();
        return new Proposal(all, log);
    }

    private static RefusedException wrong(String field, String what) {
        return RefusedException.badField(ErrorCode.FIELD_WRONG, field, field + " " + what);
    }
}
