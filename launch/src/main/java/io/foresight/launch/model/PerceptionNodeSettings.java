package io.foresight.launch.model;

import io.foresight.perception.detect.ModelFolder;
import io.foresight.perception.serve.TimeRules;
import io.foresight.sim.node.perceive.InputSettings;
import io.foresight.sim.node.perceive.OutputSettings;
import io.foresight.sim.node.perceive.ServiceSettings;

/**
 * The configuration of {@code foresight node perception}.
 *
 * @param model used in this process; not used with an external service
 * @param times of the service in this process; not used with an external service
 * @param service connection to the service; empty host: in this process
 * @param input subscriptions
 * @param output publications
 */
public record PerceptionNodeSettings(
        ModelChoice model, TimeRules times, ServiceSettings service, InputSettings input, OutputSettings output) {
    /** The default model in this process, on half of the cores, because other nodes run on the same machine. */
    public static final PerceptionNodeSettings DEFAULT = new PerceptionNodeSettings(
            new ModelChoice(
                    ModelFolder.STANDARD,
                    "cpu",
                    Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                    ModelChoice.PrecisionChoice.AUTO),
            TimeRules.DEFAULT,
            ServiceSettings.DEFAULT,
            InputSettings.DEFAULT,
            OutputSettings.DEFAULT);
}
