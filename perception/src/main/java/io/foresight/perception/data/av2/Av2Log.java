package io.foresight.perception.data.av2;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.sweep.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A log: 15 s of a drive. Each of its tables is read when a sweep first needs it. */
final class Av2Log {
    static final Path SWEEPS = Path.of("sensors", "lidar");
    private static final String ENDING = ".feather";

    private final Path folder;
    private final List<Long> times;
    private final Held<Av2Mounts> mounts;
    private final Held<Av2Poses> vehicle;
    private final Held<Av2Cameras> cameras;
    private final Held<Av2Annotations> annotations;

    private Av2Log(Path folder, List<Long> times) {
        this.folder = folder;
        this.times = List.copyOf(times);
        mounts = new Held<>(() -> Av2Mounts.read(folder));
        vehicle = new Held<>(() -> Av2Poses.read(folder));
        cameras = new Held<>(() -> Av2Cameras.list(folder, mounts.get()));
        annotations = new Held<>(() -> Av2Annotations.read(folder));
    }

    /** Lists the sweeps of a log. */
    static Av2Log open(Path folder) throws IOException {
        Path sweeps = folder.resolve(SWEEPS);
        List<Long> times = new ArrayList<>();
        for (String stem : FileListing.stems(sweeps, ENDING)) {
            times.add(nanoseconds(stem, sweeps));
        }
        return new Av2Log(folder, times);
    }

    /** The time that a file is named by. */
    static long nanoseconds(String stem, Path folder) throws BadDataException {
        try {
            if (stem.matches("\\d+")) {
                return Long.parseLong(stem);
            }
        } catch (NumberFormatException tooLarge) {
            throw notATime(stem, folder, tooLarge);
        }
        throw notATime(stem, folder, null);
    }

    private static BadDataException notATime(String stem, Path folder, Exception cause) {
        return new BadDataException(
                folder.resolve(stem) + ": the name must be nanoseconds, such as 315966265259836000", cause);
    }

    String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** When the sweeps begin, nanoseconds, in order. */
    List<Long> times() {
        return times;
    }

    Path sweep(int index) {
        return folder.resolve(SWEEPS).resolve(times.get(index) + ENDING);
    }

    Av2Mounts mounts() throws IOException {
        return mounts.get();
    }

    Av2Poses vehicle() throws IOException {
        return vehicle.get();
    }

    Av2Cameras cameras() throws IOException {
        return cameras.get();
    }

    /** The labels of a sweep; a log without a file of them is not labelled. */
    Labels labels(long time) throws IOException {
        return Files.exists(folder.resolve(Av2Annotations.FILE))
                ? annotations.get().at(time, mounts().egoFromLidar().inverse(), vehicle())
                : Labels.UNLABELLED;
    }
}
