package io.foresight.launch.model;

import io.foresight.perception.serve.ServeConfig;

/** The configuration of {@code foresight serve perception}: the model and the service. */
public record PerceptionSettings(ModelChoice model, ServeConfig service) {
    /** The default model on loopback. */
    public static final PerceptionSettings DEFAULT = new PerceptionSettings(ModelChoice.DEFAULT, ServeConfig.DEFAULT);
}
