package io.foresight.launch.view;

import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.Board;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a step's header that describes a decision's reflection; see docs/formats/viewer-protocol.md. */
final class ReflectionMessage {
    private static final int MOST_PROPOSED = 3;
    private static final int MOST_WEIGHED = 5;

    private ReflectionMessage() {}

    static Map<String, Object> of(ReflectionView view, Board board) {
        Reflection reflection = view.reflection();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(
                "proposed",
                reflection.proposed().stream()
                        .limit(MOST_PROPOSED)
                        .map(one -> Map.of("action", one.action().text(board), "probability", one.probability()))
                        .toList());
        header.put(
                "weighed",
                reflection.weighed().stream()
                        .limit(MOST_WEIGHED)
                        .map(one -> weighed(one, board))
                        .toList());
        header.put("weighedTotal", reflection.weighed().size());
        header.put(
                "order",
                reflection.order().stream()
                        .map(one -> List.of(one.lower(), one.upper(), one.probability()))
                        .toList());
        header.put(
                "places",
                reflection.places().stream()
                        .map(one ->
                                Map.of("piece", one.piece(), "status", one.status(), "probability", one.probability()))
                        .toList());
        header.put("revised", reflection.revised());
        header.put("stopped", reflection.stopped().name().toLowerCase(Locale.ROOT));
        header.put("imagined", view.imagined().map(AssemblyMessage::state).orElse(null));
        return header;
    }

    private static Map<String, Object> weighed(Reflection.Weighed one, Board board) {
        return Map.of(
                "action", one.action().text(board),
                "steps", one.steps(),
                "deviation", one.deviation(),
                "succeeds", one.succeeds());
    }
}
