package io.foresight.reflect.serve;

import io.foresight.planner.serve.ErrorCode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how calls ended since the start of the server. */
final class CallCounts {
    private final Map<ErrorCode, LongAdder> refused = new EnumMap<>(ErrorCode.class);
    private final LongAdder answered = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();

    CallCounts() {
        for (ErrorCode code : ErrorCode.values()) {
            refused.put(code, new LongAdder());
        }
    }

    void refuse(ErrorCode code) {
        refused.get(code).increment();
    }

    void answer() {
        answered.increment();
    }

    void fallBack() {
        fallbacks.increment();
    }

    /** By name of the code, those that came up. */
    Map<String, Long> refused() {
        Map<String, Long> counts = new TreeMap<>();
        refused.forEach((code, count) -> {
            if (count.sum() > 0) {
                counts.put(code.name(), count.sum());
            }
        });
        return counts;
    }

    long answered() {
        return answered.sum();
    }

    long fallbacks() {
        return fallbacks.sum();
    }
}
