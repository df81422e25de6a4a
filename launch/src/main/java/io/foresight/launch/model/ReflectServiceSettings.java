package io.foresight.launch.model;

import io.foresight.planner.task.Board;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.reflect.serve.ReflectParts;
import io.foresight.reflect.serve.ServeConfig;
import io.foresight.tensor.engine.TensorEngine;
import java.nio.file.Path;

/** The configuration of {@code foresight serve reflect}: which model, who proposes, how it reflects, and how the service listens. */
public record ReflectServiceSettings(
        ModelChoice model, WhoProposes proposer, ReflectSettings reflect, ServeConfig service) {
    /** The standard model with nobody proposing, reflecting as usual, on loopback. */
    public static final ReflectServiceSettings DEFAULT = new ReflectServiceSettings(
            new ModelChoice(ReflectModel.STANDARD, "cpu", 0, ModelChoice.PrecisionChoice.AUTO),
            WhoProposes.NOBODY,
            ReflectSettings.USUAL,
            ServeConfig.DEFAULT);

    /**
     * Starts the engine and loads the model.
     *
     * @throws io.foresight.reflect.model.BadReflectModelException when there is no such model, it is damaged, or
     *     it has no policy and that was to propose
     * @throws io.foresight.tensor.engine.EngineException when the engine or the device is not there
     */
    public ReflectParts open() {
        Path folder = ReflectModel.find(model.name()); // before the engine: it takes longer to start
        TensorEngine engine = model.engine();
        ReflectModel networks = ReflectModel.load(folder, engine, model.arithmetic(engine, model.name()));
        return new ReflectParts(
                networks.proposer(proposer), networks.reader(), networks.rules(), reflect, Board.MOST_PIECES);
    }
}
