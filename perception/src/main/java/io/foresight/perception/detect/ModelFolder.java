package io.foresight.perception.detect;

import io.foresight.core.file.NamedFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of models: each is a sub-folder with a {@link ModelSheet} and its weights. */
public record ModelFolder(Path root) {
    /** The model that is used by default. */
    public static final String STANDARD = "pillar-sim";

    /**
     * Finds a model by its name in this folder, or by the path of its own folder.
     *
     * @throws BadModelException when it does not exist; the message lists the available names
     */
    public Path find(String nameOrPath) {
        return folders()
                .find(nameOrPath)
                .orElseThrow(() -> new BadModelException("unknown model \"" + nameOrPath + "\": neither one of "
                        + names() + " nor a folder that contains " + ModelSheet.FILE));
    }

    /** Names of the models here, sorted. */
    public List<String> names() {
        try {
            return folders().names();
        } catch (IOException e) {
            throw new BadModelException("cannot list the models in " + root + ": " + e.getMessage(), e);
        }
    }

    private NamedFolders folders() {
        return new NamedFolders(root, ModelSheet.FILE);
    }
}
