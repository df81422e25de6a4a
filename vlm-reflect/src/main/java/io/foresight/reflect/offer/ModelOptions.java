package io.foresight.reflect.offer;

import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.propose.WhoProposes;
import io.foresight.reflect.read.EmbeddedProposer;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.AutoPrecision;
import io.foresight.tensor.engine.EngineException;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The options of every policy that needs a model: which, and how its networks run. */
final class ModelOptions {
    /** Which of the model's policies proposes, where one of them must. */
    static final PolicyOption OWN_POLICY = PolicyOption.word(
            "proposer",
            "cloned: learnt from demonstrations alone; embedded: then from its own episodes, if the model has one.",
            List.of("cloned", "embedded"));

    private static final int MOST_THREADS = 1024;

    private static final PolicyOption WEIGHTS = PolicyOption.text(
            "weights",
            "a name in models/, or a folder",
            "The networks that read pictures and propose.",
            ReflectModel.STANDARD);
    private static final PolicyOption THREADS =
            PolicyOption.whole("network-threads", "Cores that a network uses; 0: all.", 0, MOST_THREADS, 0);
    private static final PolicyOption DEVICE =
            PolicyOption.text("device", "cpu, gpu or gpuN", "Where the networks run.", "cpu");
    private static final PolicyOption PRECISION = PolicyOption.word(
            "precision", "Of the networks' products; auto: what is faster here.", List.of("auto", "bf16", "fp32"));

    private ModelOptions() {}

    static List<PolicyOption> all() {
        return List.of(WEIGHTS, THREADS, DEVICE, PRECISION);
    }

    /**
     * Loads the model.
     *
     * @throws PlannerException SETTING_WRONG when the model or the device is not there
     */
    static ReflectModel open(PolicySettings settings) {
        try {
            TensorEngine engine = TensorEngine.start(
                    new EngineOptions(settings.text(DEVICE.name()), (int) settings.whole(THREADS.name())));
            String precision = settings.text(PRECISION.name());
            return ReflectModel.load(
                    ReflectModel.find(settings.text(WEIGHTS.name())),
                    engine,
                    precision.equals("auto")
                            ? AutoPrecision.of(engine, settings.text(WEIGHTS.name()))
                            : Precision.valueOf(precision.toUpperCase(Locale.ROOT)));
        } catch (BadReflectModelException | EngineException | IllegalArgumentException wrong) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, wrong.getMessage());
        }
    }

    /**
     * Who proposes.
     *
     * @throws PlannerException SETTING_WRONG when the model has nobody of that kind; the model is closed then
     */
    static Proposer proposer(ReflectModel model, WhoProposes who) {
        return orClosed(model, () -> model.proposer(who));
    }

    /**
     * The policy of the model that {@link #OWN_POLICY} chooses.
     *
     * @throws PlannerException SETTING_WRONG when the model has none; the model is closed then
     */
    static EmbeddedProposer ownPolicy(ReflectModel model, PolicySettings settings) {
        WhoProposes who = WhoProposes.valueOf(settings.text(OWN_POLICY.name()).toUpperCase(Locale.ROOT));
        return orClosed(model, () -> model.policy(who));
    }

    /**
     * A part of the model.
     *
     * @throws PlannerException SETTING_WRONG when the model was trained without it; the model is closed then
     */
    static <T> T orClosed(ReflectModel model, Supplier<T> part) {
        try {
            return part.get();
        } catch (BadReflectModelException none) {
            model.close();
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, none.getMessage());
        }
    }
}
