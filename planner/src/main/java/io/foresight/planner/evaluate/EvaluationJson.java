package io.foresight.planner.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.task.Board;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Evaluations as JSON. Shares are between 0 and 1, times in seconds; values that could not be computed are null. */
public final class EvaluationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EvaluationJson() {}

    /** Converts a report. */
    public static ObjectNode of(EvaluationReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("policy", report.policy()).put("world", report.world()).put("tasks", report.tasks());
        json.put("success", report.success().share());
        json.set("ci95", interval(report.success().low(), report.success().high()));
        number(json, "ideal_steps", report.meanIdealSteps());
        number(json, "excess_steps", report.excessSteps());
        json.put("decisions", report.decisions());
        number(json, "invalid_rate", report.invalidRate());
        number(json, "failed_rate", report.failedRate());
        number(json, "loop_rate", report.loopRate());
        number(json, "seconds_per_decision", report.secondsPerDecision().mean());
        number(json, "seconds_per_decision_p50", report.secondsPerDecision().p50());
        number(json, "seconds_per_decision_p95", report.secondsPerDecision().p95());
        number(json, "decisions_per_second", report.decisionsPerSecond());
        number(json, "nodes_per_decision", report.nodesPerDecision());
        json.set("failures", counts(report.failures()));
        json.set("ends", counts(report.ends()));
        json.set("by_pieces", strata(report.byPieces()));
        json.set("by_depth", strata(report.byDepth()));
        json.set("by_pieces_to_clear", strata(report.byPiecesToClear()));
        return json;
    }

    /** Converts one episode, for a log with one line per episode. */
    public static ObjectNode of(EvaluatedEpisode episode) {
        EpisodeRecord record = episode.record();
        Board board = episode.task().board();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("task", record.task()).put("policy", record.policy()).put("world", record.robot());
        json.put("seed", record.seed()).put("solved", record.solved()).put("end", label(record.end()));
        json.put("pieces", board.pieces().size());
        json.put("depth", board.dependencies().depth());
        json.put("pieces_to_clear", episode.task().piecesToClear());
        json.put("steps", record.steps()).put("ideal_steps", record.idealSteps());
        json.put("invalid", record.invalid()).put("loops", record.loops()).put("nodes", record.nodes());
        json.set("failures", counts(record.failures()));
        ArrayNode attempts = json.putArray("actions");
        for (Attempt attempt : record.attempts()) {
            boolean known = attempt.action().piece() < board.pieces().size();
            attempts.addObject()
                    .put(
                            "action",
                            known
                                    ? attempt.action().text(board)
                                    : attempt.action().verb().label() + " #"
                                            + attempt.action().piece())
                    .put("outcome", label(attempt.outcome()));
        }
        ArrayNode seconds = json.putArray("decision_seconds");
        record.decisionSeconds().forEach(seconds::add);
        record.error().ifPresent(error -> json.put("error", error));
        return json;
    }

    /** Converts a paired comparison; differences are the second policy's value minus the first's. */
    public static ObjectNode of(PairedComparison comparison) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("first", comparison.first()).put("second", comparison.second()).put("tasks", comparison.tasks());
        json.put("both", comparison.both()).put("only_first", comparison.onlyFirst());
        json.put("only_second", comparison.onlySecond()).put("neither", comparison.neither());
        json.put("difference", comparison.difference());
        json.set("ci95", interval(comparison.low(), comparison.high()));
        json.put("mcnemar_p", comparison.pValue());
        number(json, "steps_difference", comparison.stepsDifference());
        return json;
    }

    private static ObjectNode strata(SortedMap<Integer, EvaluationReport.Stratum> strata) {
        ObjectNode json = MAPPER.createObjectNode();
        strata.forEach((key, stratum) -> {
            ObjectNode one = json.putObject(String.valueOf(key));
            one.put("tasks", stratum.success().of());
            one.put("success", stratum.success().share());
            one.set("ci95", interval(stratum.success().low(), stratum.success().high()));
            number(one, "excess_steps", stratum.excessSteps());
        });
        return json;
    }

    private static ArrayNode interval(double low, double high) {
        return MAPPER.createArrayNode().add(low).add(high);
    }

    private static ObjectNode counts(Map<? extends Enum<?>, Integer> counts) {
        ObjectNode json = MAPPER.createObjectNode();
        counts.forEach((key, count) -> json.put(label(key), count));
        return json;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }
}
