package io.foresight.perception.data.nuscenes;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.JpegFile;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The images of a sample. Each has its own stamp and the vehicle's pose at it; they are rectified. */
final class TableCameras {
    private static final FrameId CAMERA = new FrameId("camera");
    private static final double SMALL = 1e-6;

    private final TableFolder folder;
    private final Recordings recordings;

    TableCameras(TableFolder folder, Recordings recordings) {
        this.folder = folder;
        this.recordings = recordings;
    }

    List<CameraImage> of(Samples.Sample sample, RigidTransform worldFromSensor) throws IOException {
        List<CameraImage> images = new ArrayList<>();
        for (Recording recording : recordings.images(sample)) {
            if (!folder.hasFolderOf(recording)) {
                continue; // only the sweeps were fetched
            }
            JpegFile file = JpegFile.open(folder.file(recording))
                    .requireSize(
                            recording.width(),
                            recording.height(),
                            folder.table("sample_data") + ": record " + recording.row());
            images.add(file.image(
                    recording.calibration().channel(), calibration(recording, worldFromSensor), recording.stamp()));
        }
        return images;
    }

    private CameraCalibration calibration(Recording recording, RigidTransform worldFromSensor) throws BadDataException {
        TablePose mounting = recording.calibration().egoFromSensor();
        double[] k = recording.calibration().intrinsic();
        String where = folder.table(Calibration.TABLE) + ": record " + mounting.row() + ": field camera_intrinsic: ";
        boolean pinhole = k.length > 0
                && Math.abs(k[1]) + Math.abs(k[3]) + Math.abs(k[6]) + Math.abs(k[7]) + Math.abs(k[8] - 1) < SMALL;
        if (!pinhole) {
            throw new BadDataException(
                    where + "expected rows [fx 0 cx], [0 fy cy], [0 0 1], found " + Arrays.toString(k));
        }
        RigidTransform egoFromCamera = mounting.transform(CAMERA, FrameId.EGO, folder.table(Calibration.TABLE));
        RigidTransform worldFromEgo =
                recordings.pose(recording).transform(FrameId.EGO, FrameId.WORLD, recordings.poseFile());
        RigidTransform cameraFromSensor =
                worldFromSensor.then(worldFromEgo.inverse()).then(egoFromCamera.inverse());
        try {
            return new CameraCalibration(
                    k[0], k[4], k[2], k[5], CameraCalibration.Distortion.NONE, Optional.of(cameraFromSensor));
        } catch (IllegalArgumentException bad) {
            throw new BadDataException(where + bad.getMessage(), bad);
        }
    }
}
