package io.foresight.perception.data.kitti;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.LabelledBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Transforms between one frame's LiDAR, rectified camera frame and image.
 *
 * <p>Lines are found by key, not by line number. Object files use {@code R0_rect} and {@code Tr_velo_to_cam}, tracking files {@code R_rect}
 * and {@code Tr_velo_cam}; both are read.
 */
public final class KittiCalibration {
    /** x right, y down, z forward: the only frame here that is not FLU. It is used only inside this package. */
    private static final FrameId CAMERA = new FrameId("kitti-rectified-camera-0");

    private static final int USUAL_WIDTH = 1242;
    private static final int USUAL_HEIGHT = 375;

    private final RigidTransform cameraFromLidar;
    private final RigidTransform lidarFromCamera;
    private final double[] projection;
    private final int imageWidth;
    private final int imageHeight;

    KittiCalibration(RigidTransform cameraFromLidar, double[] projection) {
        this(cameraFromLidar, projection, USUAL_WIDTH, USUAL_HEIGHT);
    }

    private KittiCalibration(RigidTransform cameraFromLidar, double[] projection, int imageWidth, int imageHeight) {
        this.cameraFromLidar = cameraFromLidar;
        this.lidarFromCamera = cameraFromLidar.inverse();
        this.projection = projection;
        this.imageWidth = imageWidth;
        this.imageHeight = imageHeight;
    }

    /** The same with an image of another size than most of KITTI's have, pixels. */
    KittiCalibration ofImage(int width, int height) {
        return new KittiCalibration(cameraFromLidar, projection, width, height);
    }

    /** Width of the image, pixels; 1242 where it is not known. */
    public int imageWidth() {
        return imageWidth;
    }

    /** Height of the image, pixels; 375 where it is not known. */
    public int imageHeight() {
        return imageHeight;
    }

    /** An ideal sensor setup with KITTI's camera and mounting, used for exported frames. */
    public static KittiCalibration ideal() {
        RigidTransform axes =
                RigidTransform.ofMatrix(FrameId.LIDAR, CAMERA, 0, -1, 0, 0, 0, 0, -1, -0.08, 1, 0, 0, -0.27);
        return new KittiCalibration(
                axes,
                new double[] {721.5377, 0, 609.5593, 44.85728, 0, 721.5377, 172.854, 0.2163791, 0, 0, 1, 0.002745884});
    }

    /**
     * Reads a {@code calib} file.
     *
     * @throws BadDataException naming the file and the key that is missing or wrong
     */
    public static KittiCalibration read(Path file) throws IOException {
        KittiRows rows = KittiRows.read(file);
        double[] rectify = rows.numbers(List.of("R0_rect", "R_rect"), 9);
        double[] mount = rows.numbers(List.of("Tr_velo_to_cam", "Tr_velo_cam"), 12);
        double[] projection = rows.numbers(List.of("P2"), 12);
        try {
            FrameId unrectified = new FrameId("kitti-camera-0");
            RigidTransform cameraFromLidar = RigidTransform.ofMatrix(FrameId.LIDAR, unrectified, mount)
                    .then(RigidTransform.ofMatrix(
                            unrectified,
                            CAMERA,
                            rectify[0],
                            rectify[1],
                            rectify[2],
                            0,
                            rectify[3],
                            rectify[4],
                            rectify[5],
                            0,
                            rectify[6],
                            rectify[7],
                            rectify[8],
                            0));
            return new KittiCalibration(cameraFromLidar, projection);
        } catch (BadGeometryException notRigid) {
            throw new BadDataException(file + ": " + notRigid.getMessage(), notRigid);
        }
    }

    /**
     * The left colour camera (P2). Its images are rectified, so there is no distortion. P2 = K [I | t], where t is its offset from camera
     * 0.
     *
     * @throws BadDataException when P2 is not a valid camera projection
     */
    CameraCalibration leftColour() throws BadDataException {
        double fx = projection[0];
        double fy = projection[5];
        double cx = projection[2];
        double cy = projection[6];
        double z = projection[11];
        try {
            RigidTransform beside = RigidTransform.ofMatrix(
                    CAMERA,
                    new FrameId("kitti-camera-2"),
                    1,
                    0,
                    0,
                    (projection[3] - cx * z) / fx,
                    0,
                    1,
                    0,
                    (projection[7] - cy * z) / fy,
                    0,
                    0,
                    1,
                    z);
            return new CameraCalibration(
                    fx, fy, cx, cy, CameraCalibration.Distortion.NONE, Optional.of(cameraFromLidar.then(beside)));
        } catch (IllegalArgumentException e) {
            throw new BadDataException("P2 is not a valid camera projection: " + e.getMessage(), e);
        }
    }

    /**
     * The label's box in the LiDAR's FLU frame. Its heading is turned as the LiDAR is mounted; what the mounting tilts it out of the plane is lost.
     * DontCare labels have no such box.
     */
    public Box3d lidarBox(KittiObject object) {
        double x = object.x();
        double y = object.y();
        double z = object.z();
        return new Box3d(
                FrameId.LIDAR,
                lidarFromCamera.applyX(x, y, z),
                lidarFromCamera.applyY(x, y, z),
                lidarFromCamera.applyZ(x, y, z) + object.height() / 2,
                object.length(),
                object.width(),
                object.height(),
                lidarYaw(object.rotationY()));
    }

    /**
     * The label as an object of the classes of {@link KittiType#TAXONOMY}. Among its attributes are its {@code category}, and {@code truncated} and
     * {@code occluded} where they are given.
     *
     * @param track number of the object in its sequence; negative: unknown
     */
    LabelledBox label(KittiObject object, int track) {
        String word = object.type().word();
        Map<String, String> attributes = new HashMap<>(Map.of("category", word));
        if (object.truncation() >= 0) {
            attributes.put("truncated", Double.toString(object.truncation()));
        }
        if (object.occlusion() >= 0) {
            attributes.put("occluded", Integer.toString(object.occlusion()));
        }
        return new LabelledBox(
                lidarBox(object),
                KittiType.TAXONOMY.classOf(word),
                Double.NaN,
                Double.NaN,
                Math.max(-1, track),
                -1,
                Double.NaN,
                attributes);
    }

    /** KITTI's heading is (cos ry, 0, -sin ry) in the camera's frame. */
    private double lidarYaw(double rotationY) {
        double x = Math.cos(rotationY);
        double z = -Math.sin(rotationY);
        return Math.atan2(
                lidarFromCamera.element(1, 0) * x + lidarFromCamera.element(1, 2) * z,
                lidarFromCamera.element(0, 0) * x + lidarFromCamera.element(0, 2) * z);
    }

    private double cameraRotation(double yaw) {
        double x = Math.cos(yaw);
        double y = Math.sin(yaw);
        return Math.atan2(
                -(cameraFromLidar.element(2, 0) * x + cameraFromLidar.element(2, 1) * y),
                cameraFromLidar.element(0, 0) * x + cameraFromLidar.element(0, 1) * y);
    }

    /**
     * Converts a LiDAR box to a line of a label or result file. Its image box is the projection of its corners, clipped to the image. A box
     * that is completely outside the camera's view gets an empty image box and truncation 1, which no evaluation counts.
     *
     * @param occlusion 0 .. 3, -1 where unknown
     * @param score NaN for a label
     * @throws BadGeometryException when the box is not in the LiDAR's frame
     */
    public KittiObject toObject(Box3d box, KittiType type, int occlusion, double score) {
        if (!box.frame().equals(FrameId.LIDAR)) {
            throw new BadGeometryException("a KITTI line needs a box in frame lidar, got " + box.frame());
        }
        double[] bottom = toCamera(box.x(), box.y(), box.z() - box.height() / 2);
        double rotation = cameraRotation(box.yaw());
        ImageBox image = ImageBox.of(box, this);
        return new KittiObject(
                type,
                image.truncation(),
                occlusion,
                YawAngle.wrap(rotation - Math.atan2(bottom[0], bottom[2])),
                image.left(),
                image.top(),
                image.right(),
                image.bottom(),
                box.height(),
                box.width(),
                box.length(),
                bottom[0],
                bottom[1],
                bottom[2],
                rotation,
                score);
    }

    /** A LiDAR point in the rectified camera frame: x right, y down, z forward, metres. */
    public double[] toCamera(double x, double y, double z) {
        return new double[] {
            cameraFromLidar.applyX(x, y, z), cameraFromLidar.applyY(x, y, z), cameraFromLidar.applyZ(x, y, z)
        };
    }

    /** Projects a point of the rectified camera frame to image 2: column, row, pixels. Valid only for z > 0. */
    public double[] toImage(double[] camera) {
        double[] p = projection;
        double depth = p[8] * camera[0] + p[9] * camera[1] + p[10] * camera[2] + p[11];
        return new double[] {
            (p[0] * camera[0] + p[1] * camera[1] + p[2] * camera[2] + p[3]) / depth,
            (p[4] * camera[0] + p[5] * camera[1] + p[6] * camera[2] + p[7]) / depth
        };
    }

    /** The file's text. Rectification is folded into the LiDAR-to-camera transform, and all cameras are equal to camera 2. */
    String format() {
        StringBuilder text = new StringBuilder();
        for (int camera = 0; camera < 4; camera++) {
            line(text, "P" + camera, projection);
        }
        line(text, "R0_rect", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
        double[] mount = new double[12];
        for (int i = 0; i < mount.length; i++) {
            mount[i] = cameraFromLidar.element(i / 4, i % 4);
        }
        line(text, "Tr_velo_to_cam", mount);
        line(text, "Tr_imu_to_velo", new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});
        return text.toString();
    }

    private static void line(StringBuilder text, String key, double[] numbers) {
        text.append(key).append(':');
        for (double number : numbers) {
            text.append(String.format(Locale.ROOT, " %.12e", number));
        }
        text.append('\n');
    }
}
