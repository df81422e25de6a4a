package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapReader;
import io.foresight.ros2.mcap.McapRecovery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens a bag as it is found: files that were packed are unpacked, and MCAP files that were not closed are recovered, into temporary files,
 * which are deleted on close; of MCAP files with an intact summary, damaged chunks are left out as they are met. The originals are only read.
 * All else is as by {@link RosBag#open}.
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
            return new RecoveredBag(RosBag.open(path, McapLimits.DEFAULT, copies::open), copies);
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

    /** What was left out so far of files with an intact summary because it is damaged, one sentence a file. */
    public List<String> leftOut() {
        return bag.leftOut();
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

        BagFile open(Path file) throws IOException {
            Optional<Damage> damage = Optional.of(new Damage(file));
            if (FileKind.of(file) == FileKind.EMPTY) {
                return new UnreadableFile(damage, new BagException(file, FileKind.EMPTY.advice()));
            }
            try {
                return BagFile.of(prepare(file), McapLimits.DEFAULT, damage);
            } catch (McapException headless) {
                return new UnreadableFile(damage, headless);
            }
        }

        private Path prepare(Path file) throws IOException {
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
            UnpackedFile.write(file, unpacked, UnpackLimits.DEFAULT);
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
