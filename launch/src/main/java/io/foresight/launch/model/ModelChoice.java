package io.foresight.launch.model;

import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelFolder;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.PrecisionProbe;
import io.foresight.tensor.engine.TensorEngine;
import java.nio.file.Path;

/**
 * Which model runs, where and how.
 *
 * @param name of a folder in {@code models}, or the path of a model's own folder
 * @param device {@code cpu}, {@code gpu} (the first) or {@code gpuN}
 * @param threads for one operation of the network; 0 takes the number of cores
 * @param precision of the network's arithmetic
 */
public record ModelChoice(String name, String device, int threads, PrecisionChoice precision) {
    /** The model that is used when none is asked for, on the CPU with all cores. */
    public static final ModelChoice DEFAULT = new ModelChoice(ModelFolder.STANDARD, "cpu", 0, PrecisionChoice.AUTO);

    /** The network's arithmetic. */
    public enum PrecisionChoice {
        /** bf16 where a measurement at the start shows that it is clearly faster, else fp32. */
        AUTO,
        FP32,
        BF16
    }

    /** @throws IllegalArgumentException when the device's or the number's form is wrong */
    public ModelChoice {
        if (!device.matches("cpu|gpu\\d{0,3}")) {
            throw new IllegalArgumentException("device must be cpu, gpu or gpuN, got " + device);
        }
        if (threads < 0 || threads > 1024) {
            throw new IllegalArgumentException("threads must be 0 (all cores) to 1024, got " + threads);
        }
    }

    /**
     * Starts the engine and loads the model.
     *
     * @param models the folder of models that come with this software
     * @throws io.foresight.perception.detect.BadModelException when there is no such model, or it is damaged or of a newer format
     * @throws io.foresight.tensor.engine.EngineException when the engine or the device is not there
     */
    public OpenModel open(Path models) {
        Path folder = new ModelFolder(models).find(name); // before the engine: it takes longer to start
        TensorEngine engine = TensorEngine.start(new EngineOptions(device, threads));
        return new OpenModel(Detectors.load(folder, engine, arithmetic(engine)), engine);
    }

    private Precision arithmetic(TensorEngine engine) {
        return switch (precision) {
            case AUTO -> PrecisionProbe.run(engine).chosen();
            case FP32 -> Precision.FP32;
            case BF16 -> Precision.BF16;
        };
    }
}
