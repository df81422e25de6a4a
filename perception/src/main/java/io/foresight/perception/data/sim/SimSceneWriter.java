package io.foresight.perception.data.sim;

import io.foresight.core.file.AtomicFile;
import io.foresight.core.file.Sha256;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the sweeps of one scene in order of time. If closed without {@link #commit}, everything written is deleted. Not thread-safe. */
public final class SimSceneWriter implements AutoCloseable {
    private final Path scenes;
    private final Path folder;
    private final String scene;
    private final SensorDescription sensor;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private final List<SceneIndex.SweepEntry> entries = new ArrayList<>();
    private boolean committed;

    SimSceneWriter(Path scenes, String scene, SensorDescription sensor) throws IOException {
        this.scenes = scenes;
        this.scene = scene;
        this.sensor = sensor;
        this.folder = Files.createTempDirectory(scenes, ".writing-" + scene + "-");
        this.channel = FileChannel.open(
                folder.resolve(SimDataset.SWEEPS_FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Appends a sweep and returns its frame id.
     *
     * @throws IllegalArgumentException when the sweep is not later than the one before, or has content that the format cannot store
     */
    public String add(Sweep sweep) throws IOException {
        if (!sweep.labels().isLabelled()) {
            throw new IllegalArgumentException(
                    "this format stores only labelled sweeps; sweep " + sweep.id() + " is unlabelled");
        }
        long stamp = sweep.cloud().stamp().nanoseconds();
        if (!entries.isEmpty() && stamp <= entries.get(entries.size() - 1).stampNanoseconds()) {
            throw new IllegalArgumentException("sweep " + entries.size() + " of scene " + scene + " has stamp " + stamp
                    + " ns, not after the one before");
        }
        String id = String.format(Locale.ROOT, "%s-%04d", scene, entries.size());
        ByteBuffer bytes = SweepCodec.encode(sweep);
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        entries.add(SceneIndex.SweepEntry.of(id, sweep));
        return id;
    }

    /** Makes the scene visible to readers, complete and synced to disk. */
    public void commit() throws IOException {
        if (entries.isEmpty()) {
            throw new IllegalStateException("scene " + scene + " has no sweep");
        }
        byte[] index = SimJson.bytes(new SceneIndex(scene, SceneIndex.Sensor.of(sensor), entries));
        String sums = Sha256.hex(index) + "  " + SimDataset.INDEX_FILE + "\n" + Sha256.hex(digest) + "  "
                + SimDataset.SWEEPS_FILE + "\n";
        channel.force(true);
        channel.close();
        AtomicFile.writeSynced(folder.resolve(SimDataset.INDEX_FILE), index);
        AtomicFile.writeSynced(folder.resolve(SimDataset.SUMS_FILE), sums.getBytes(StandardCharsets.US_ASCII));
        AtomicFile.syncFolder(folder);
        Files.move(folder, scenes.resolve(scene), StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(scenes);
        committed = true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
