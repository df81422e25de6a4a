package io.foresight.perception.serve;

/** Objects that all sensor streams share. */
record StreamParts(
        FramePerceiver perceiver,
        InferenceLane lane,
        Replies replies,
        TimeRules rules,
        AgeRule ageRule,
        ServerClocks clocks,
        ServeMetrics metrics,
        int maxMessageBytes) {}
