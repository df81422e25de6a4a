package io.foresight.ros2.bag;

import io.foresight.core.file.AtomicFile;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapRecovery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.RecoveryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes an intact MCAP file of a damaged or unclosed one, also of one packed by zstd. */
public final class BagRecovery {
    private BagRecovery() {}

    /**
     * The recordings of a bag's folder, in the order of the numbers in their names.
     *
     * @throws BagException when there are none
     */
    public static List<Path> recordings(Path folder) throws IOException {
        return BagFolder.recordings(folder);
    }

    /**
     * Recovers a file, and reads back what was written before it takes its name.
     *
     * @param damaged only read
     * @param whole the file to write; replaced if it exists
     * @return what was recovered and lost
     * @throws BagException when {@code damaged} is not an MCAP file, saying what it is and what to do
     * @throws io.foresight.ros2.mcap.McapException when not even its header can be read
     */
    public static RecoveryReport recover(Path damaged, Path whole) throws IOException {
        if (!Files.isRegularFile(damaged)) {
            throw new BagException(damaged, "does not exist, or is not a file");
        }
        FileKind kind = FileKind.of(damaged);
        if (kind == FileKind.ZSTD) {
            Path folder = Files.createTempDirectory("foresight-unpacked-");
            Path unpacked = folder.resolve(BagFolder.unpacked(damaged).getFileName());
            try {
                UnpackedFile.write(damaged, unpacked, UnpackLimits.DEFAULT);
                return recover(unpacked, whole);
            } finally {
                Files.deleteIfExists(unpacked);
                Files.deleteIfExists(folder);
            }
        }
        if (kind != FileKind.MCAP) {
            throw new BagException(
                    damaged,
                    kind == FileKind.SQLITE
                            ? "is a SQLite file: recover it with `sqlite3 FILE .recover | sqlite3 NEW`"
                            : kind.advice());
        }
        RecoveryReport[] report = {null};
        AtomicFile.write(whole, part -> {
            report[0] = McapRecovery.recover(damaged, part, McapSettings.DEFAULT, McapLimits.DEFAULT);
            McapRecovery.verify(part, report[0], McapLimits.DEFAULT);
        });
        return report[0];
    }
}
