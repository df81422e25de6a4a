package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapRecovery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens a bag even if its writer was killed: a damaged or unclosed MCAP file is recovered into a temporary file, which is deleted on close.
 * The original is only read. Other bags are opened as by {@link RosBag#open}.
 */
public final class RecoveredBag implements Closeable {
    private static final String ENDING = ".mcap";

    private final RosBag bag;
    private final Optional<RecoveryReport> report;
    private final Optional<Path> folder;

    private RecoveredBag(RosBag bag, Optional<RecoveryReport> report, Optional<Path> folder) {
        this.bag = bag;
        this.report = report;
        this.folder = folder;
    }

    /**
     * Opens a bag and recovers it first if necessary; recovery needs the time and disk space of a copy, in the system's temporary folder.
     */
    public static RecoveredBag open(Path path) throws IOException {
        if (!Files.isRegularFile(path) || !path.toString().endsWith(ENDING) || isWhole(path)) {
            return new RecoveredBag(RosBag.open(path), Optional.empty(), Optional.empty());
        }
        Path folder = Files.createTempDirectory("foresight-recovered-");
        Path whole = folder.resolve(path.getFileName());
        try {
            RecoveryReport report = McapRecovery.recover(path, whole, McapSettings.DEFAULT, McapLimits.DEFAULT);
            return new RecoveredBag(RosBag.open(whole), Optional.of(report), Optional.of(folder));
        } catch (IOException | RuntimeException | Error e) {
            delete(folder, whole);
            throw e;
        }
    }

    private static boolean isWhole(Path path) throws IOException {
        try (McapReader reader = McapReader.open(path)) {
            return reader.summary().filter(s -> s.statistics().isPresent()).isPresent();
        }
    }

    /** The bag. */
    public RosBag bag() {
        return bag;
    }

    /** What was recovered and lost; empty when recovery was not necessary. */
    public Optional<RecoveryReport> report() {
        return report;
    }

    /** Deletes the temporary file. */
    @Override
    public void close() throws IOException {
        if (folder.isPresent()) {
            delete(folder.get(), bag.info().files().get(0));
        }
    }

    private static void delete(Path folder, Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }
}
