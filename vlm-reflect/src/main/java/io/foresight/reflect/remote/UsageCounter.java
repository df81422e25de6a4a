package io.foresight.reflect.remote;

import dev.langchain4j.model.output.TokenUsage;
import java.util.EnumMap;
import java.util.Map;

/** Counts what a remote model costs. Any thread. */
final class UsageCounter {
    private static final double MILLION = 1e6;

    private final RemoteSettings.Prices prices;
    private final Map<RemoteFailure, Long> failedTries = new EnumMap<>(RemoteFailure.class);
    private final Map<RemoteFailure, Long> safeActions = new EnumMap<>(RemoteFailure.class);
    private long decisions;
    private long requests;
    private long promptTokens;
    private long completionTokens;
    private long unmetered;

    UsageCounter(RemoteSettings.Prices prices) {
        this.prices = prices;
    }

    synchronized void decision() {
        decisions++;
    }

    synchronized void request() {
        requests++;
    }

    /** @param usage null: the server did not count */
    synchronized void tokens(TokenUsage usage) {
        if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
            unmetered++;
            return;
        }
        promptTokens += usage.inputTokenCount();
        completionTokens += usage.outputTokenCount();
    }

    synchronized void failedTry(RemoteFailure failure) {
        failedTries.merge(failure, 1L, Long::sum);
    }

    /** Returns how many there are for this reason. */
    synchronized long safeAction(RemoteFailure failure) {
        return safeActions.merge(failure, 1L, Long::sum);
    }

    synchronized RemoteUsage total() {
        double cost = (promptTokens * prices.prompt() + completionTokens * prices.completion()) / MILLION;
        return new RemoteUsage(
                decisions, requests, promptTokens, completionTokens, unmetered, cost, failedTries, safeActions);
    }
}
