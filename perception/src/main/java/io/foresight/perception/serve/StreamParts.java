package io.foresight.perception.serve;

/** What every sensor stream shares. */
record StreamParts(
        FramePerceiver perceiver,
        InferenceLane lane,
        Replies replies,
        TimeRules rules,
        AgeRule ageRule,
        ServerClocks clocks,
        ServeMetrics metrics,
        int maxMessageBytes) {}
