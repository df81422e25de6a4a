package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.expert.Expert;
import io.foresight.v1.EpisodeEnd;
import io.foresight.v1.EpisodeSummary;
import java.time.Duration;

/** Converts the result of an episode to a message. */
final class SummaryWire {
    private SummaryWire() {}

    /** @param fallbacks number of decisions that are not the policy's */
    static EpisodeSummary write(EpisodeRecord record, int fallbacks) {
        double deciding = record.decisionSeconds().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return EpisodeSummary.newBuilder()
                .setEnd(end(record))
                .setSolved(record.solved())
                .setSteps(record.steps())
                .setIdealSteps(record.idealSteps() == Expert.UNSOLVABLE ? 0 : record.idealSteps())
                .setInvalidActions(record.invalid())
                .setFailedActions(record.failed())
                .setFallbacks(fallbacks)
                .setDeciding(BudgetWire.write(Duration.ofNanos(Math.round(deciding * 1e9))))
                .setNodes(record.nodes())
                .setLoops(record.loops())
                .build();
    }

    private static EpisodeEnd end(EpisodeRecord record) {
        return switch (record.end()) {
            case SOLVED -> EpisodeEnd.EPISODE_END_SOLVED;
            case DONE_TOO_EARLY -> EpisodeEnd.EPISODE_END_DONE;
            case STEP_CAP -> EpisodeEnd.EPISODE_END_STEP_CAP;
            case UNSOLVABLE -> EpisodeEnd.EPISODE_END_UNSOLVABLE;
            case WORLD_BROKEN, POLICY_FAILED ->
                throw new IllegalStateException("the episode ended with "
                        + record.error().orElse(record.end().name()));
        };
    }
}
