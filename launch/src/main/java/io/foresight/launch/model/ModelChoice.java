package io.foresight.launch.model;

import io.foresight.perception.detect.ModelFolder;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.AutoPrecision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Selection of a model, its device, threads and precision.
 *
 * @param name of a folder in {@code models}, or the path of a model's own folder, or of a checkpoint of another implementation
 * @param config what a checkpoint's tensors cannot say; empty: the file beside it that ends in {@code .yaml}, where there is one
 * @param device {@code cpu}, {@code gpu} (the first) or {@code gpuN}
 * @param threads for one operation of the network; 0 means the number of cores
 * @param precision of the network's arithmetic
 */
public record ModelChoice(String name, Optional<Path> config, String device, int threads, PrecisionChoice precision) {
    /** The default model, on the CPU with all cores. */
    public static final ModelChoice DEFAULT = new ModelChoice(ModelFolder.STANDARD, "cpu", 0, PrecisionChoice.AUTO);

    /** The network's precision. */
    public enum PrecisionChoice {
        /** bf16 if a measurement, which is remembered, shows that it is clearly faster here, otherwise fp32. */
        AUTO,
        FP32,
        BF16
    }

    /** @throws IllegalArgumentException when the device or the number is invalid */
    public ModelChoice {
        if (!device.matches("cpu|gpu\\d{0,3}")) {
            throw new IllegalArgumentException("device must be cpu, gpu or gpuN, got " + device);
        }
        if (threads < 0 || threads > 1024) {
            throw new IllegalArgumentException("threads must be 0 (all cores) to 1024, got " + threads);
        }
    }

    /** A model without a configuration of its own. */
    public ModelChoice(String name, String device, int threads, PrecisionChoice precision) {
        this(name, Optional.empty(), device, threads, precision);
    }

    /** The same on another number of threads. */
    public ModelChoice withThreads(int number) {
        return new ModelChoice(name, config, device, number, precision);
    }

    /**
     * Finds the model.
     *
     * @param models the folder of models of this installation
     * @throws io.foresight.perception.detect.BadModelException when it does not exist or cannot be used
     */
    public FoundModel find(Path models) {
        return FoundModel.find(name, config, models);
    }

    /**
     * Starts the engine and loads the model.
     *
     * @param models the folder of models of this installation
     * @throws io.foresight.perception.detect.BadModelException when the model does not exist, is corrupt, or has a newer format
     * @throws io.foresight.tensor.engine.EngineException when the engine or the device is not available
     */
    public OpenModel open(Path models) {
        return open(find(models)); // before the engine: it takes longer to start
    }

    /**
     * Starts the engine and loads a model that was found.
     *
     * @throws io.foresight.tensor.engine.EngineException when the engine or the device is not available
     */
    public OpenModel open(FoundModel found) {
        TensorEngine engine = engine();
        return new OpenModel(found.open(engine, arithmetic(engine, found.sheet().sha256())), engine);
    }

    /**
     * Starts the engine where the model is to run.
     *
     * @throws io.foresight.tensor.engine.EngineException when the engine or the device is not there
     */
    public TensorEngine engine() {
        return TensorEngine.start(new EngineOptions(device, threads));
    }

    /**
     * What the model's arithmetic is on this engine.
     *
     * @param model identity of the model, for which {@code AUTO} is measured once and remembered
     */
    public Precision arithmetic(TensorEngine engine, String model) {
        return switch (precision) {
            case AUTO -> AutoPrecision.of(engine, model);
            case FP32 -> Precision.FP32;
            case BF16 -> Precision.BF16;
        };
    }
}
