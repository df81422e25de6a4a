package io.foresight.perception.detect;

import io.foresight.core.file.ModelFiles;
import io.foresight.tensor.archive.ArchiveException;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Opens detectors of every kind. */
public final class Detectors {
    private Detectors() {}

    /**
     * Loads a model from its folder, verifies its hash and warms it up.
     *
     * @throws BadModelException when the model cannot be used
     */
    public static Detector load(Path folder, TensorEngine engine, Precision precision) {
        ModelSheet sheet = ModelSheet.read(folder);
        try {
            ModelFiles.problem(folder, Set.of(ModelSheet.FILE, sheet.weights())).ifPresent(problem -> {
                throw new BadModelException(problem);
            });
            return of(sheet, Weights.load(folder.resolve(sheet.weights()), sheet.sha256()), engine, precision);
        } catch (ArchiveException e) {
            throw new BadModelException(folder + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BadModelException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Builds a detector from the given weights, for example those of a running training. */
    public static Detector of(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision) {
        return sheet.detector().open(sheet, weights, engine, precision);
    }
}
