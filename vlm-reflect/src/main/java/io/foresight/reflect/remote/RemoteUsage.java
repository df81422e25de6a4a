package io.foresight.reflect.remote;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a remote model has cost so far, and how often it gave no usable answer.
 *
 * @param decisions that were asked for
 * @param requests that were sent for them
 * @param promptTokens as the server counts them, pictures included
 * @param completionTokens likewise
 * @param unmetered answers whose server did not count
 * @param cost of the tokens, in the currency of the prices
 * @param failedTries requests that brought no action, by reason
 * @param safeActions decisions that ended with the safe action, by the reason of their last try
 */
public record RemoteUsage(
        long decisions,
        long requests,
        long promptTokens,
        long completionTokens,
        long unmetered,
        double cost,
        Map<RemoteFailure, Long> failedTries,
        Map<RemoteFailure, Long> safeActions) {
    /** Copies the maps. */
    public RemoteUsage {
        failedTries = copy(failedTries);
        safeActions = copy(safeActions);
    }

    private static Map<RemoteFailure, Long> copy(Map<RemoteFailure, Long> counts) {
        Map<RemoteFailure, Long> copy = new EnumMap<>(RemoteFailure.class);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    /** In one line, as logs have it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "decisions=%d requests=%d prompt_tokens=%d completion_tokens=%d unmetered=%d cost=%.4f"
                        + " failed_tries=%s safe_actions=%s",
                decisions,
                requests,
                promptTokens,
                completionTokens,
                unmetered,
                cost,
                text(failedTries),
                text(safeActions));
    }

    private static String text(Map<RemoteFailure, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
