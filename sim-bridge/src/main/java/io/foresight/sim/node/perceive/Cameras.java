package io.foresight.sim.node.perceive;

import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.node.Diagnostics;
import io.foresight.ros2.node.RosNode;
import io.foresight.v1.Image;
import io.foresight.v1.SensorFrame;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The node's cameras, by name. */
final class Cameras implements AutoCloseable {
    private final Map<String, Camera> cameras = new TreeMap<>();

    Cameras(RosNode node, Map<String, CameraSettings> settings, int limitBytes) {
        settings.forEach((name, camera) -> cameras.put(name, new Camera(node, name, camera, limitBytes)));
    }

    /** Adds the images close to that time, as long as the frame stays smaller than the given number of bytes. */
    void addTo(SensorFrame.Builder frame, Time stamp, int maxBytes) {
        long room = (long) maxBytes - frame.getPoints().getData().size() - OTHER_BYTES;
        for (Camera camera : cameras.values()) {
            Optional<Image> picture = camera.near(stamp.toNanos());
            if (picture.isPresent() && picture.get().getSerializedSize() < room) {
                room -= picture.get().getSerializedSize();
                frame.addImages(picture.get());
            }
        }
    }

    /** Allowance for everything in a frame besides points and images. */
    private static final int OTHER_BYTES = 4096;

    void diagnose(Diagnostics diagnostics, Duration silentAfter) {
        cameras.forEach((name, camera) -> diagnostics.add("camera " + name, () -> camera.status(silentAfter)));
    }

    void undiagnose(Diagnostics diagnostics) {
        cameras.keySet().forEach(name -> diagnostics.remove("camera " + name));
    }

    @Override
    public void close() {
        cameras.values().forEach(Camera::close);
    }
}
