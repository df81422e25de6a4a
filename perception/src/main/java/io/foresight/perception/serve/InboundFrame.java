package io.foresight.perception.serve;

import io.foresight.perception.detect.Reason;
import io.foresight.v1.SensorFrame;
import java.util.List;

/**
 * A received frame waiting for the detector.
 *
 * @param scoreThreshold lowest score to report, (0, 1]; 0: the model's default
 * @param receivedNanos monotonic clock at receipt
 * @param doubts reasons for a DEGRADED reply, known at receipt
 */
record InboundFrame(SensorFrame frame, float scoreThreshold, long receivedNanos, List<Reason> doubts) {}
