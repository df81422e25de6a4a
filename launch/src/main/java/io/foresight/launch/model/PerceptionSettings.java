package io.foresight.launch.model;

import io.foresight.perception.serve.ServeConfig;

/**
 * The configuration of {@code foresight serve perception}: which model, and how the service listens.
 */
public record PerceptionSettings(ModelChoice model, ServeConfig service) {
    /** The standard model on loopback. */
    public static final PerceptionSettings DEFAULT = new PerceptionSettings(ModelChoice.DEFAULT, ServeConfig.DEFAULT);
}
