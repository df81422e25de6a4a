package io.foresight.ros2.bag;

import com.github.luben.zstd.ZstdInputStream;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapRecovery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens a bag as it is found: files that were packed are unpacked, and damaged or unclosed MCAP files are recovered, into temporary files, which
 * are deleted on close. The originals are only read. All else is as by {@link RosBag#open}.
 */
public final class RecoveredBag implements Closeable {
    private final RosBag bag;
    private final Copies copies;

    private RecoveredBag(RosBag bag, Copies copies) {
        this.bag = bag;
        this.copies = copies;
    }

    /** Opens a bag; what is recovered or unpacked needs the time and disk space of a copy, in the system's temporary folder. */
    public static RecoveredBag open(Path path) throws IOException {
        Copies copies = new Copies();
        try {
            return new RecoveredBag(RosBag.open(path, McapLimits.DEFAULT, copies::prepare), copies);
        } catch (IOException | RuntimeException | Error e) {
            try (copies) {
                throw e;
            }
        }
    }

    /** The bag. */
    public RosBag bag() {
        return bag;
    }

    /** What was recovered and lost, of all files together; empty when recovery was not necessary. */
    public Optional<RecoveryReport> report() {
        return copies.reports.stream().reduce(RecoveryReport::plus);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        copies.close();
    }

    /** Temporary files that are opened in place of others. */
    private static final class Copies implements Closeable {
        private final List<RecoveryReport> reports = new ArrayList<>();
        private final List<Path> made = new ArrayList<>();
        private Path folder; // null: none was needed

        Path prepare(Path file) throws IOException {
            Path readable = FileKind.of(file) == FileKind.ZSTD ? unpack(file) : file;
            if (FileKind.of(readable) != FileKind.MCAP || isWhole(readable)) {
                return readable;
            }
            Path whole = place(Path.of("whole-" + readable.getFileName()));
            reports.add(McapRecovery.recover(readable, whole, McapSettings.DEFAULT, McapLimits.DEFAULT));
            return whole;
        }

        private Path unpack(Path file) throws IOException {
            Path unpacked = place(BagFolder.unpacked(file).getFileName());
            try (InputStream content = new ZstdInputStream(Files.newInputStream(file))) {
                Files.copy(content, unpacked);
            }
            return unpacked;
        }

        private Path place(Path name) throws IOException {
            if (folder == null) {
                folder = Files.createTempDirectory("foresight-recovered-");
            }
            Path place = folder.resolve(name);
            made.add(place);
            return place;
        }

        private static boolean isWhole(Path file) throws IOException {
            try (McapReader reader = McapReader.open(file)) {
                return isWhole(reader);
            }
        }

        private static boolean isWhole(McapReader reader) throws IOException {
            try {
                reader.wholeSummary();
                return true;
            } catch (McapException damaged) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            for (Path file : made) {
                Files.deleteIfExists(file);
            }
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        }
    }
}
