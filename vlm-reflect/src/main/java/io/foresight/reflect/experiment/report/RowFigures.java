package io.foresight.reflect.experiment.report;

import io.foresight.planner.evaluate.EvaluatedEpisode;
import io.foresight.planner.evaluate.EvaluationReport;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.reflect.experiment.EpisodeResult;
import io.foresight.reflect.experiment.Row;
import io.foresight.reflect.experiment.RowResult;
import io.foresight.reflect.experiment.StageWork;
import io.foresight.reflect.experiment.Verdicts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a row, over its models.
 *
 * @param runs with each model, by its number; at least one
 * @param episodes of each run, in the order of the tasks
 */
record RowFigures(Row row, List<RowResult> runs, List<List<EvaluatedEpisode>> episodes) {
    static RowFigures of(Row row, List<RowResult> runs, List<AssemblyTask> tasks) {
        return new RowFigures(
                row, runs, runs.stream().map(run -> run.evaluated(tasks)).toList());
    }

    /** All episodes of all models together. */
    EvaluationReport pooled() {
        List<EvaluatedEpisode> all = new ArrayList<>();
        episodes.forEach(all::addAll);
        return EvaluationReport.of(all);
    }

    SolvedShare solved() {
        return SolvedShare.of(episodes);
    }

    Verdicts verdicts() {
        Verdicts sum = Verdicts.NONE;
        for (RowResult run : runs) {
            for (EpisodeResult episode : run.episodes()) {
                sum = sum.plus(episode.verdicts());
            }
        }
        return sum;
    }

    /** Work by stage, of all episodes together. */
    Map<String, StageWork> stages() {
        Map<String, StageWork> stages = new TreeMap<>();
        for (RowResult run : runs) {
            for (EpisodeResult episode : run.episodes()) {
                episode.stages().forEach((name, work) -> stages.merge(name, work, StageWork::plus));
            }
        }
        return stages;
    }

    boolean seesState() {
        return runs.get(0).seesState();
    }
}
