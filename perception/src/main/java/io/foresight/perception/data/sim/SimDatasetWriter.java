package io.foresight.perception.data.sim;

import io.foresight.core.file.AtomicFile;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.SafeName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a {@code sim} dataset scene by scene. Each scene appears atomically, so an interrupted generation can be resumed: call {@link
 * #hasScene} and write the missing scenes. Different threads may write different scenes.
 */
public final class SimDatasetWriter {
    private final Path scenes;

    private SimDatasetWriter(Path scenes) {
        this.scenes = scenes;
    }

    /**
     * Creates a dataset, or continues an existing one.
     *
     * @param origin generator, version, seed, and every setting that changes the data; an existing dataset is continued only if its origin
     *     is equal
     * @throws BadDataException when {@code root} contains a dataset of another origin or version
     */
    public static SimDatasetWriter open(Path root, Map<String, String> origin) throws IOException {
        DatasetHeader header = DatasetHeader.of(origin);
        Path headerFile = root.resolve(SimDataset.HEADER_FILE);
        Path scenes = root.resolve(SimDataset.SCENES_FOLDER);
        Files.createDirectories(scenes);
        if (Files.exists(headerFile)) {
            DatasetHeader found = SimDataset.readHeader(headerFile);
            if (!found.equals(header)) {
                throw new BadDataException(headerFile + ": was generated with " + found.origin() + ", requested now: "
                        + header.origin() + "; write to another folder or delete this one");
            }
        } else {
            AtomicFile.write(headerFile, SimJson.bytes(header));
        }
        return new SimDatasetWriter(scenes);
    }

    /** Whether the scene has been written. */
    public boolean hasScene(String scene) throws IOException {
        return Files.isDirectory(SafeName.inside(scenes, scene));
    }

    /**
     * Starts a scene. Readers do not see it before {@link SimSceneWriter#commit}.
     *
     * @param scene unique name of letters, digits, '-' and '_'; frames are named {@code scene-0000}, {@code scene-0001} ...
     * @throws BadDataException when the name is not a valid folder name
     * @throws IllegalStateException when the scene exists already
     */
    public SimSceneWriter startScene(String scene, SensorDescription sensor) throws IOException {
        if (hasScene(scene)) {
            throw new IllegalStateException("scene " + scene + " exists already in " + scenes);
        }
        return new SimSceneWriter(scenes, scene, sensor);
    }
}
