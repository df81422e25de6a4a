package io.foresight.perception.data.av2;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.data.JpegFile;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A log's images, {@code sensors/cameras/NAME/NANOSECONDS.jpg}. A sweep has that of each camera that is nearest in time, if it is as near as the
 * camera's period allows: within half of it, and 2 ms, as in the official API. Not all sweeps have one of every camera.
 */
final class Av2Cameras {
    private static final long RING_NANOSECONDS = 27_000_000;
    private static final long STEREO_NANOSECONDS = 102_000_000;

    private final Path folder;
    private final List<Av2Camera> cameras;
    private final Map<String, NavigableSet<Long>> times = new HashMap<>();

    private Av2Cameras(Path folder, List<Av2Camera> cameras) {
        this.folder = folder;
        this.cameras = cameras;
    }

    /** Lists those of a log. */
    static Av2Cameras list(Path log, Av2Mounts mounts) throws IOException {
        Av2Cameras images = new Av2Cameras(log.resolve("sensors").resolve("cameras"), Av2Camera.read(log, mounts));
        for (Av2Camera camera : images.cameras) {
            Path own = images.folder.resolve(camera.name());
            NavigableSet<Long> ofCamera = new TreeSet<>();
            if (Files.isDirectory(own)) {
                for (String stem : FileListing.stems(own, ".jpg")) {
                    ofCamera.add(Av2Log.nanoseconds(stem, own));
                }
            }
            images.times.put(camera.name(), ofCamera);
        }
        return images;
    }

    /**
     * The images of a sweep. The vehicle moves between the sweep and an image, which is in the images' calibration.
     *
     * @param worldFromLidar at the time of the sweep
     */
    List<CameraImage> at(long time, RigidTransform worldFromLidar, Av2Poses vehicle) throws IOException {
        List<CameraImage> images = new ArrayList<>();
        for (Av2Camera camera : cameras) {
            Optional<Long> taken = nearest(camera.name(), time);
            if (taken.isPresent()) {
                RigidTransform egoFromWorld = vehicle.at(taken.get()).inverse();
                Path file = folder.resolve(camera.name()).resolve(taken.get() + ".jpg");
                images.add(JpegFile.open(file)
                        .requireSize(camera.width(), camera.height(), Av2Camera.FILE)
                        .image(
                                camera.name(),
                                camera.seenFrom(worldFromLidar.then(egoFromWorld)),
                                new Stamp(taken.get(), Clock.SENSOR)));
            }
        }
        return images;
    }

    private Optional<Long> nearest(String camera, long time) {
        long most = camera.startsWith("stereo") ? STEREO_NANOSECONDS : RING_NANOSECONDS;
        Long before = times.get(camera).floor(time);
        Long after = times.get(camera).ceiling(time);
        long toBefore = before == null ? Long.MAX_VALUE : time - before;
        long toAfter = after == null ? Long.MAX_VALUE : after - time;
        if (Math.min(toBefore, toAfter) > most) {
            return Optional.empty();
        }
        return Optional.of(toBefore <= toAfter ? before : after);
    }
}
