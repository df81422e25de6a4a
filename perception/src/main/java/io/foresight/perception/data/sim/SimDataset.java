package io.foresight.perception.data.sim;

import io.foresight.core.file.Sha256;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.SafeName;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A simulated dataset: every sweep with its rings, times, pose and labels, with random access.
 *
 * <p>All indices are read and checked when the dataset is opened. The sweeps are checked at each {@link #read} by their CRC-32C (about a
 * millisecond for 120 000 points). {@link #verify} compares the SHA-256 of all files. Scenes are sorted by name; scenes that are still
 * being written are not listed.
 */
public final class SimDataset implements Dataset {
    /** Maps names in scene files to classes: each class has its own name. Labels without a class cannot be stored. */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            ObjectClass.known().stream()
                    .map(known -> Mapping.of(known.name(), known.name()))
                    .toList(),
            List.of());

    static final String HEADER_FILE = "dataset.json";
    static final String SCENES_FOLDER = "scenes";
    static final String INDEX_FILE = "scene.json";
    static final String SWEEPS_FILE = "sweeps.bin";
    static final String SUMS_FILE = "SHA256SUMS";
    private static final int MAX_SUMS_BYTES = 4096;

    private final Path root;
    private final DatasetHeader header;
    private final List<SimScene> scenes;
    private final List<SimFrame> frames;
    private final List<String> ids;

    private SimDataset(Path root, DatasetHeader header, List<SimScene> scenes) {
        this.root = root;
        this.header = header;
        this.scenes = List.copyOf(scenes);
        this.frames = scenes.stream().flatMap(scene -> scene.frames().stream()).toList();
        this.ids = frames.stream().map(SimFrame::id).toList();
    }

    /**
     * Opens the folder that contains {@code dataset.json}.
     *
     * @throws BadDataException when an index is missing, damaged, of a newer version, or contradicts its sweeps
     */
    public static SimDataset open(Path root) throws IOException {
        DatasetHeader header = readHeader(root.resolve(HEADER_FILE));
        Path scenesFolder = root.resolve(SCENES_FOLDER);
        if (!Files.isDirectory(scenesFolder)) {
            throw new BadDataException(scenesFolder + ": no such folder");
        }
        List<SimScene> scenes = new ArrayList<>();
        for (String name : sceneNames(scenesFolder)) {
            scenes.add(SimScene.read(SafeName.inside(scenesFolder, name)));
        }
        if (scenes.isEmpty()) {
            throw new BadDataException(scenesFolder + ": contains no finished scene");
        }
        return new SimDataset(root, header, scenes);
    }

    @Override
    public String name() {
        return "sim:" + root;
    }

    @Override
    public List<String> frameIds() {
        return ids;
    }

    @Override
    public Sweep read(int index) throws IOException {
        SimFrame frame = frames.get(index);
        PointCloud cloud = SweepCodec.decode(bytes(frame), frame.points(), frame.stamp(), where(frame));
        return Sweep.of(frame.id(), cloud)
                .withOrigin(new Sweep.Origin(
                        frame.scene(), frame.index(), frame.sensor().name()))
                .withPose(frame.worldFromSensor())
                .withLabels(Labels.of(frame.labels()));
    }

    /** The labels, stamp and point count of a frame, without reading its points. */
    public SimFrame frame(int index) {
        return frames.get(index);
    }

    /** The sensor that recorded a frame. */
    public SensorDescription sensor(int index) {
        return frames.get(index).sensor();
    }

    /** Generator, version and settings of the dataset. */
    public Map<String, String> origin() {
        return header.origin();
    }

    /** Names of the scenes, in order. */
    public List<String> sceneNames() {
        return scenes.stream().map(SimScene::name).toList();
    }

    /**
     * Compares every file of a scene with its stored SHA-256.
     *
     * @throws BadDataException naming the first damaged file with both hashes
     */
    public void verify(String scene) throws IOException {
        Path folder = SafeName.inside(root.resolve(SCENES_FOLDER), scene);
        String sums = BoundedFile.text(folder.resolve(SUMS_FILE), MAX_SUMS_BYTES);
        verify(folder.resolve(INDEX_FILE), sums);
        verify(folder.resolve(SWEEPS_FILE), sums);
    }

    /** Compares the file with its entry in {@code sums}, the text of a {@code SHA256SUMS} file. */
    private static void verify(Path file, String sums) throws IOException {
        String name = file.getFileName().toString();
        String expected = sums.lines()
                .filter(line -> line.endsWith("  " + name))
                .map(line -> line.substring(0, line.length() - name.length() - 2))
                .findFirst()
                .orElseThrow(() -> new BadDataException(file + ": is not listed in SHA256SUMS"));
        String actual = Sha256.hex(file);
        if (!actual.equals(expected)) {
            throw new BadDataException(
                    file + ": SHA-256 is " + actual + ", must be " + expected + "; the file is damaged");
        }
    }

    static DatasetHeader readHeader(Path file) throws IOException {
        DatasetHeader header = SimJson.read(file, DatasetHeader.class);
        if (!DatasetHeader.FORMAT.equals(header.format())) {
            throw new BadDataException(
                    file + ": format is \"" + header.format() + "\", must be " + DatasetHeader.FORMAT);
        }
        if (header.version() != DatasetHeader.VERSION) {
            throw new BadDataException(
                    file + ": version " + header.version() + ", the supported version is " + DatasetHeader.VERSION);
        }
        return header;
    }

    private static List<String> sceneNames(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static ByteBuffer bytes(SimFrame frame) throws IOException {
        return BoundedFile.readRange(frame.file(), frame.offset(), SweepCodec.length(frame.points()));
    }

    private static String where(SimFrame frame) {
        return frame.file() + ": frame " + frame.id();
    }
}
