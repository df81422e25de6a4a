package io.foresight.reflect.experiment;

import io.foresight.core.text.Problems;
import io.foresight.planner.episode.EndReason;
import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.reflect.disturb.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of a row with one model.
 *
 * @param format version of this layout
 * @param row name of the row
 * @param policy name of its kind
 * @param options that were set, the model's folder left out
 * @param condition under which it saw pictures
 * @param number of the model among those of its role, from 1; 0: the row needs none
 * @param model its id; empty: none
 * @param fingerprint of the model, see {@link ModelSets.Model}
 * @param notRun why it was not run; empty: it was, and all that follows is there
 * @param seesState whether the policy sees the state
 * @param machine processor and cores
 * @param minutes that it took
 * @param episodes in the order of the tasks
 * @param believed what was believed beside the truth, at {@code start} and {@code end} of the episodes, by {@code order} and {@code places}
 */
public record RowResult(
        int format,
        String row,
        String policy,
        Map<String, String> options,
        Condition condition,
        int number,
        String model,
        String fingerprint,
        Setting setting,
        String notRun,
        boolean seesState,
        String machine,
        double minutes,
        List<EpisodeResult> episodes,
        Map<String, Map<String, Reliability>> believed) {
    /** The layout that this software reads and writes. */
    public static final int FORMAT = 1;

    /** Checks that it is whole. */
    public RowResult {
        options = new TreeMap<>(options);
        episodes = List.copyOf(episodes);
        new Problems()
                .require(format == FORMAT, "format", format, String.valueOf(FORMAT))
                .require(number >= 0, "number", number, "0 or more")
                .require(
                        episodes.size() == (notRun.isEmpty() ? setting.tasks() : 0),
                        "the number of episodes",
                        episodes.size(),
                        notRun.isEmpty() ? setting.tasks() + ", one a task" : "0 as it was not run")
                .throwIfAny();
    }

    /** A row that could not be run. */
    static RowResult notRun(RowPlan plan, Setting setting, String why) {
        return of(plan, setting, why, false, "", 0, List.of(), Map.of());
    }

    static RowResult of(
            RowPlan plan,
            Setting setting,
            String notRun,
            boolean seesState,
            String machine,
            double minutes,
            List<EpisodeResult> episodes,
            Map<String, Map<String, Reliability>> believed) {
        return new RowResult(
                FORMAT,
                plan.row().name(),
                plan.row().policy(),
                plan.row().options(),
                plan.row().condition(),
                plan.number(),
                plan.model().map(ModelSets.Model::id).orElse(""),
                plan.model().map(ModelSets.Model::fingerprint).orElse(""),
                setting,
                notRun,
                seesState,
                machine,
                minutes,
                episodes,
                believed);
    }

    /** Was it run? */
    public boolean ran() {
        return notRun.isEmpty();
    }

    /** Tasks solved. */
    public int solved() {
        return (int) episodes.stream()
                .filter(episode -> episode.end() == EndReason.SOLVED)
                .count();
    }

    /** Is it a result of this plan, and not of another policy, other options or another model? */
    boolean answers(RowPlan plan) {
        return policy.equals(plan.row().policy())
                && options.equals(new TreeMap<>(plan.row().options()))
                && condition == plan.row().condition()
                && fingerprint.equals(
                        plan.model().map(ModelSets.Model::fingerprint).orElse(""));
    }

    /** As an evaluation gives them. */
    public List<EvaluatedEpisode> evaluated(List<AssemblyTask> tasks) {
        List<EvaluatedEpisode> evaluated = new ArrayList<>();
        for (int i = 0; i < episodes.size(); i++) {
            evaluated.add(episodes.get(i).on(tasks.get(i), row, setting.world()));
        }
        return evaluated;
    }
}
