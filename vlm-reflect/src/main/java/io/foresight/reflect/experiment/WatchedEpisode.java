package io.foresight.reflect.experiment;

import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.policy.Reflection;
import java.util.Map;
import java.util.TreeMap;

/** Watches the decisions of one episode beside the true state. One thread at a time. */
final class WatchedEpisode {
    private final Map<String, StageWork> stages = new TreeMap<>();
    private Verdicts verdicts = Verdicts.NONE;
    private EpisodeEvent first; // null: no decision with a reflection so far
    private EpisodeEvent last;

    void decided(EpisodeEvent event) {
        Reflection reflection = event.decision().reflection().orElse(null);
        if (reflection == null) {
            return;
        }
        verdicts = verdicts.plus(Verdicts.of(event));
        for (Reflection.Stage stage : reflection.stages()) {
            stages.merge(stage.name(), new StageWork(stage.calls(), stage.seconds()), StageWork::plus);
        }
        first = first == null ? event : first;
        last = event;
    }

    Verdicts verdicts() {
        return verdicts;
    }

    Map<String, StageWork> stages() {
        return stages;
    }

    /** Compares what was believed at the first and at the last decision with the truth. */
    void check(BeliefCheck atStart, BeliefCheck atEnd) {
        if (first != null) {
            atStart.add(first);
            atEnd.add(last);
        }
    }
}
