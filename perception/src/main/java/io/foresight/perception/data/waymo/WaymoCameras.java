package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A frame's images. The vehicle moves between the frame's pose and an image's, which is in the image's calibration. The bytes are read from the
 * file again when they are asked for.
 */
final class WaymoCameras {
    private static final String[] NAMES = {
        "UNKNOWN", "FRONT", "FRONT_LEFT", "FRONT_RIGHT", "SIDE_LEFT", "SIDE_RIGHT", "REAR_LEFT", "REAR", "REAR_RIGHT"
    };
    private static final FrameId CAMERA = new FrameId("waymo-camera"); // x ahead, y left, z up
    private static final FrameId OPTICAL = new FrameId("waymo-camera-optical");
    private static final FrameId VEHICLE_THEN = new FrameId("waymo-vehicle-at-the-image");
    private static final RigidTransform OPTICAL_FROM_CAMERA =
            RigidTransform.ofMatrix(CAMERA, OPTICAL, 0, -1, 0, 0, 0, 0, -1, 0, 1, 0, 0, 0);
    private static final int INTRINSICS = 9;
    private static final int MOST_PIXELS = 1 << 16;

    private final WaymoFrame frame;
    private final Path file;
    private final long recordStart;
    private final Map<String, Camera> cameras = new HashMap<>();

    /** A CameraCalibration: fx, fy, cx, cy and the distortion's k1, k2, p1, p2, k3. */
    private record Camera(double[] intrinsics, RigidTransform vehicleFromCamera, int width, int height) {}

    private WaymoCameras(WaymoFrame frame, Path file, long recordStart) throws BadDataException {
        this.frame = frame;
        this.file = file;
        this.recordStart = recordStart;
        for (ProtoMessage message : frame.cameras()) {
            readCalibration(message);
        }
    }

    /**
     * Those of a frame.
     *
     * @param recordStart where the frame's record begins in the file, bytes
     */
    static List<CameraImage> of(WaymoFrame frame, Path file, long recordStart) throws BadDataException {
        WaymoCameras reader = new WaymoCameras(frame, file, recordStart);
        List<CameraImage> images = new ArrayList<>();
        for (ProtoMessage message : frame.images()) {
            images.add(reader.image(message));
        }
        return images;
    }

    private static String name(ProtoMessage message) throws BadDataException {
        long number = message.integer("name");
        if (number < 0 || number >= NAMES.length) {
            throw new BadDataException(
                    message.where() + "name: cameras are 0 to " + (NAMES.length - 1) + ", got " + number);
        }
        return NAMES[(int) number];
    }

    private void readCalibration(ProtoMessage message) throws BadDataException {
        String name = NAMES[0];
        double[] intrinsics = new double[0];
        RigidTransform vehicleFromCamera = null;
        long width = 0;
        long height = 0;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = name(message);
                case 2 -> intrinsics = message.numbers("intrinsic", intrinsics, INTRINSICS);
                case 3 -> vehicleFromCamera = message.message("extrinsic").transform(CAMERA, VEHICLE_THEN);
                case 4 -> width = message.integer("width");
                case 5 -> height = message.integer("height");
                default -> message.skip();
            }
        }
        boolean sized = width > 0 && width <= MOST_PIXELS && height > 0 && height <= MOST_PIXELS;
        if (intrinsics.length != INTRINSICS || vehicleFromCamera == null || !sized) {
            throw new BadDataException(message.where() + "camera " + name + " must have " + INTRINSICS
                    + " intrinsics, an extrinsic and 1 to " + MOST_PIXELS + " pixels a side, got " + intrinsics.length
                    + ", " + (vehicleFromCamera == null ? "none" : "one") + ", " + width + " x " + height);
        }
        cameras.put(name, new Camera(intrinsics, vehicleFromCamera, (int) width, (int) height));
    }

    private CameraImage image(ProtoMessage message) throws BadDataException {
        String name = NAMES[0];
        ByteBuffer jpeg = ByteBuffer.allocate(0);
        RigidTransform worldFromVehicle = null;
        double trigger = Double.NaN;
        double done = Double.NaN;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = name(message);
                case 2 -> jpeg = message.bytes("image");
                case 3 -> worldFromVehicle = message.message("pose").transform(VEHICLE_THEN, FrameId.WORLD);
                case 7 -> trigger = message.number("camera_trigger_time");
                case 8 -> done = message.number("camera_readout_done_time");
                default -> message.skip();
            }
        }
        Camera camera = cameras.get(name);
        if (camera == null || worldFromVehicle == null || !isJpeg(jpeg)) {
            throw new BadDataException(
                    message.where() + "camera " + name + " must have a calibration, a pose and a JPEG"
                            + " image, got " + (camera == null ? "none" : "one") + ", "
                            + (worldFromVehicle == null ? "none" : "one") + ", " + jpeg.remaining() + " bytes"
                            + (isJpeg(jpeg) ? "" : " of something else"));
        }
        return image(name, camera, jpeg, worldFromVehicle, middle(trigger, done));
    }

    private static boolean isJpeg(ByteBuffer image) {
        return image.remaining() > 2 && image.getShort(image.position()) == (short) 0xffd8;
    }

    private CameraImage image(
            String name, Camera camera, ByteBuffer jpeg, RigidTransform worldFromVehicle, Optional<Stamp> stamp)
            throws BadDataException {
        RigidTransform cameraFromPoints = frame.vehicleFromPoints()
                .then(frame.worldFromVehicle())
                .then(worldFromVehicle.inverse())
                .then(camera.vehicleFromCamera.inverse())
                .then(OPTICAL_FROM_CAMERA);
        double[] k = camera.intrinsics;
        long start = recordStart + jpeg.position(); // the record's array begins with the record
        int length = jpeg.remaining();
        try {
            CameraCalibration calibration = new CameraCalibration(
                    k[0],
                    k[1],
                    k[2],
                    k[3],
                    new CameraCalibration.Distortion(
                            CameraCalibration.Model.PLUMB_BOB, List.of(k[4], k[5], k[6], k[7], k[8])),
                    Optional.of(cameraFromPoints));
            return new CameraImage(
                    name,
                    CameraImage.Format.JPEG,
                    camera.width,
                    camera.height,
                    () -> BoundedFile.readRange(file, start, length),
                    Optional.of(calibration),
                    stamp);
        } catch (IllegalArgumentException noCamera) {
            throw new BadDataException(frame.where() + "camera " + name + ": " + noCamera.getMessage(), noCamera);
        }
    }

    /** Of the exposure; empty: the times are not told. */
    private static Optional<Stamp> middle(double trigger, double done) {
        double seconds = (trigger + done) / 2;
        return seconds >= 0 && seconds < Long.MAX_VALUE * 1e-9
                ? Optional.of(new Stamp(Math.round(seconds * 1e9), Clock.SENSOR))
                : Optional.empty();
    }
}
