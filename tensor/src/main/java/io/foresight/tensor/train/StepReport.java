package io.foresight.tensor.train;

import java.util.Map;

/**
 * What is known about one finished step.
 *
 * @param step counted from 0
 * @param epoch passes over the data done after this step
 * @param losses by name, of this step alone
 * @param learningRate used in this step
 * @param gradientNorm global norm before clipping
 * @param samplesPerSecond over the steps since the last logged one
 * @param dataWaitMillis time this step waited for its batches
 * @param residentMebibytes memory of the process, -1 where the system does not tell
 */
public record StepReport(
        long step,
        double epoch,
        Map<String, Double> losses,
        double learningRate,
        double gradientNorm,
        double samplesPerSecond,
        double dataWaitMillis,
        double residentMebibytes) {}
