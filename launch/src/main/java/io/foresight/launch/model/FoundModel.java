package io.foresight.launch.model;

import io.foresight.core.text.ShownText;
import io.foresight.launch.config.ConfigReader;
import io.foresight.perception.detect.BadModelException;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelFolder;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.foreign.ForeignConfig;
import io.foresight.perception.foreign.ForeignModel;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model that was found and can be opened: a folder of this software, or a checkpoint of another implementation. */
public final class FoundModel {
    private static final Logger LOG = LoggerFactory.getLogger(FoundModel.class);

    private final ModelSheet sheet;
    private final Optional<Path> folder;
    private final Optional<ForeignModel> foreign;

    private FoundModel(ModelSheet sheet, Optional<Path> folder, Optional<ForeignModel> foreign) {
        this.sheet = sheet;
        this.folder = folder;
        this.foreign = foreign;
    }

    /**
     * Finds a model.
     *
     * @param name as in {@link ModelChoice}
     * @param config of a checkpoint
     * @param models the folder of models of this installation
     * @throws BadModelException when it does not exist or cannot be used
     * @throws io.foresight.launch.config.BadConfigException listing all problems of a checkpoint's configuration
     */
    static FoundModel find(String name, Optional<Path> config, Path models) {
        if (ForeignModel.isCheckpoint(name)) {
            FoundModel found = of(checkpoint(Path.of(name), config, Optional.empty()));
            found.notes().forEach(note -> LOG.warn("{}: {}", ShownText.name(name), note));
            return found;
        }
        if (config.isPresent()) {
            throw new BadModelException("a model's configuration is for a checkpoint of another implementation, and "
                    + ShownText.name(name) + " is none: leave " + config.get() + " out");
        }
        Path found = new ModelFolder(models).find(name);
        return new FoundModel(ModelSheet.read(found), Optional.of(found), Optional.empty());
    }

    /**
     * Reads a checkpoint with its configuration.
     *
     * @param config empty: the file beside it that ends in {@code .yaml}, where there is one
     * @param layout that replaces the one told by configuration or weights
     */
    public static ForeignModel checkpoint(Path file, Optional<Path> config, Optional<String> layout) {
        ForeignConfig said = config(file, config);
        return ForeignModel.read(file, layout.map(said::withLayout).orElse(said));
    }

    /** A checkpoint that was read. */
    public static FoundModel of(ForeignModel foreign) {
        return new FoundModel(foreign.sheet(), Optional.empty(), Optional.of(foreign));
    }

    /** Its data sheet. */
    public ModelSheet sheet() {
        return sheet;
    }

    /** What nobody said of a checkpoint and was taken from its implementation's configuration. */
    public List<String> notes() {
        return foreign.map(ForeignModel::notes).orElse(List.of());
    }

    /** Its weights under this software's names. */
    public Weights weights() {
        return foreign.map(ForeignModel::weights)
                .orElseGet(() -> Weights.load(folder.orElseThrow().resolve(sheet.weights()), sheet.sha256()));
    }

    /** Loads it. */
    public Detector open(TensorEngine engine, Precision precision) {
        return foreign.map(model -> model.open(engine, precision))
                .orElseGet(() -> Detectors.load(folder.orElseThrow(), engine, precision));
    }

    private static ForeignConfig config(Path file, Optional<Path> config) {
        Path beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", ".yaml"));
        Optional<Path> found = config.or(() -> Optional.of(beside).filter(Files::isRegularFile));
        if (found.isEmpty()) {
            return ForeignConfig.DEFAULT;
        }
        try {
            return ConfigReader.of(ForeignConfig.class).read(found.get(), List.of());
        } catch (IOException e) {
            throw new BadModelException("the configuration " + found.get() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
