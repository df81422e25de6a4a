package io.foresight.tensor.train;

import io.foresight.tensor.archive.Weights;
import java.nio.file.Path;

/**
 * How a run ended.
 *
 * @param reason why it ended; anything but {@link StopReason#FINISHED} can be resumed
 * @param steps steps done in all
 * @param latest weights after the last step
 * @param averaged their moving average, running statistics included: the ones to use
 * @param checkpoint the last checkpoint
 */
public record TrainingResult(StopReason reason, long steps, Weights latest, Weights averaged, Path checkpoint) {}
