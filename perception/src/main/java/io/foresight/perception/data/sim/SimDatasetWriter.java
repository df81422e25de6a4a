package io.foresight.perception.data.sim;

import io.foresight.core.file.AtomicFile;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.SafeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a {@code sim} dataset scene by scene. A scene is there whole or not at all, so a generation that was stopped goes on where it
 * was: ask {@link #hasScene} and write what is missing. Several threads may write different scenes.
 */
public final class SimDatasetWriter {
    private final Path scenes;

    private SimDatasetWriter(Path scenes) {
        this.scenes = scenes;
    }

    /**
     * Starts a dataset, or goes on with one.
     *
     * @param origin what makes it (generator, version, seed, every setting that changes the data); a dataset is only gone on with when it
     *     was begun with the same
     * @throws BadDataException when {@code root} holds a dataset of another origin or version
     */
    public static SimDatasetWriter open(Path root, Map<String, String> origin) throws IOException {
        DatasetHeader header = DatasetHeader.of(origin);
        Path headerFile = root.resolve(SimDataset.HEADER_FILE);
        Path scenes = root.resolve(SimDataset.SCENES_FOLDER);
        Files.createDirectories(scenes);
        if (Files.exists(headerFile)) {
            DatasetHeader found = SimDataset.readHeader(headerFile);
            if (!found.equals(header)) {
                throw new BadDataException(headerFile + ": was made with " + found.origin() + ", now asked for "
                        + header.origin() + "; write to another folder or remove this one");
            }
        } else {
            AtomicFile.write(headerFile, SimJson.bytes(header));
        }
        return new SimDatasetWriter(scenes);
    }

    /** Is the scene written already? */
    public boolean hasScene(String scene) throws IOException {
        return Files.isDirectory(SafeName.inside(scenes, scene));
    }

    /**
     * Starts a scene. Nothing of it is seen by readers before {@link SimSceneWriter#commit}.
     *
     * @param scene unique name of letters, digits, '-' and '_'; frames are called {@code scene-0000}, {@code scene-0001} ...
     * @throws BadDataException when the name cannot be a folder's
     * @throws IllegalStateException when the scene is there already
     */
    public SimSceneWriter startScene(String scene, SensorDescription sensor) throws IOException {
        if (hasScene(scene)) {
            throw new IllegalStateException("scene " + scene + " is written already in " + scenes);
        }
        return new SimSceneWriter(scenes, scene, sensor);
    }
}
