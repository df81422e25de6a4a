package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the chosen scenes' LiDAR and cameras recorded, from the tables {@code sample_data} and {@code ego_pose}: each sweep of the LiDAR, and the
 * images of key frames. What is wrong with a record is told when its sample is read.
 */
final class Recordings {
    private static final String DATA = "sample_data";
    private static final String POSES = "ego_pose";
    private static final List<String> FIELDS = List.of(
            "token",
            "sample_token",
            "ego_pose_token",
            "calibrated_sensor_token",
            "timestamp",
            "is_key_frame",
            "filename",
            "width",
            "height",
            "prev");

    private final TableFolder folder;
    private final String lidar;
    private final TokenIndex tokens = new TokenIndex();
    private final List<Recording> byNumber = new ArrayList<>(); // null: known by reference only
    private final TokenIndex poseTokens = new TokenIndex();
    private final List<TablePose> poses = new ArrayList<>(); // null: known by reference only
    private final Map<Integer, String> poseProblems = new HashMap<>();
    private final List<KeyFrame> frames = new ArrayList<>();

    /** What belongs to a sample. */
    private static final class KeyFrame {
        private Recording sweep;
        private final List<Recording> images = new ArrayList<>();
        private String problem = "";

        void add(Recording image, TableRecord row) throws BadDataException {
            String channel = image.calibration().channel();
            if (images.stream().anyMatch(other -> other.calibration().channel().equals(channel))) {
                throw row.wrong("is_key_frame", "one key frame of " + channel + " a sample", "a second");
            }
            images.add(image);
        }
    }

    private Recordings(TableFolder folder, String lidar) {
        this.folder = folder;
        this.lidar = lidar;
    }

    /**
     * Reads both tables.
     *
     * @param lidar the channel that is wanted
     */
    static Recordings read(TableFolder folder, Samples samples, String lidar) throws IOException {
        Map<Token, Calibration> calibrations = Calibration.read(folder);
        Recordings recordings = new Recordings(folder, lidar);
        for (int i = 0; i < samples.size(); i++) {
            recordings.frames.add(new KeyFrame());
        }
        JsonTable.read(folder.table(DATA), FIELDS, row -> {
            int sample = samples.find(row.link("sample_token"));
            if (sample >= 0) {
                recordings.addOrNote(row, recordings.frames.get(sample), calibrations);
            }
        });
        JsonTable.read(folder.table(POSES), List.of("token", "translation", "rotation"), row -> {
            int number = recordings.poseTokens.find(row.token());
            if (number >= 0) {
                recordings.addPose(row, number);
            }
        });
        return recordings;
    }

    private void addOrNote(TableRecord row, KeyFrame frame, Map<Token, Calibration> calibrations) {
        try {
            add(row, frame, calibrations);
        } catch (BadDataException bad) {
            frame.problem = frame.problem.isEmpty() ? bad.getMessage() : frame.problem;
        }
    }

    private void addPose(TableRecord row, int number) {
        try {
            put(poses, number, TablePose.of(row));
        } catch (BadDataException bad) {
            poseProblems.put(number, bad.getMessage());
        }
    }

    private void add(TableRecord row, KeyFrame frame, Map<Token, Calibration> calibrations) throws BadDataException {
        Calibration calibration = calibrations.get(row.link("calibrated_sensor_token"));
        if (calibration == null) {
            throw row.dangling("calibrated_sensor_token", Calibration.TABLE);
        }
        boolean key = row.flag("is_key_frame");
        boolean sweep = calibration.channel().equals(lidar);
        if (!sweep && !(key && calibration.isCamera())) {
            return;
        }
        Optional<Token> previous = sweep ? row.optionalLink("prev") : Optional.empty();
        Recording recording = new Recording(
                row.number(),
                poseTokens.number(row.link("ego_pose_token")),
                calibration,
                previous.map(tokens::number).orElse(-1),
                row.nanoseconds("timestamp"),
                sweep ? -1 : row.count("width"),
                sweep ? -1 : row.count("height"),
                row.text("filename"));
        if (put(byNumber, tokens.number(row.token()), recording)) {
            throw row.repeated();
        }
        if (!sweep) {
            frame.add(recording, row);
        } else if (key) {
            if (frame.sweep != null) {
                throw row.wrong("is_key_frame", "one key frame of " + lidar + " a sample", "a second");
            }
            frame.sweep = recording;
        }
    }

    /** Puts a value at its place; whether there was one. */
    private static <T> boolean put(List<T> list, int place, T value) {
        while (list.size() <= place) {
            list.add(null);
        }
        return list.set(place, value) != null;
    }

    /**
     * The sweep of a sample.
     *
     * @throws BadDataException when it has none, or a record of it refers to nothing
     */
    Recording sweep(Samples.Sample sample) throws BadDataException {
        KeyFrame frame = frames.get(sample.number());
        if (!frame.problem.isEmpty()) {
            throw new BadDataException(frame.problem);
        }
        if (frame.sweep == null) {
            throw new BadDataException(
                    folder.table(DATA) + ": has no key frame of " + lidar + " for sample " + sample.token());
        }
        return frame.sweep;
    }

    /** The images of a sample. */
    List<Recording> images(Samples.Sample sample) {
        return frames.get(sample.number()).images;
    }

    /**
     * The sweep before; empty for a scene's first.
     *
     * @throws BadDataException when it is referred to, but not there or not earlier
     */
    Optional<Recording> previous(Recording sweep) throws BadDataException {
        if (sweep.previous() < 0) {
            return Optional.empty();
        }
        Recording previous = sweep.previous() < byNumber.size() ? byNumber.get(sweep.previous()) : null;
        if (previous == null) {
            throw new BadDataException(where(sweep) + ": field prev: expected a token of the scene's " + lidar
                    + " records in this table, found one of none");
        }
        if (previous.nanoseconds() >= sweep.nanoseconds()) {
            throw new BadDataException(where(sweep) + ": field prev: expected an earlier record, found record "
                    + previous.row() + ", which is not earlier");
        }
        return Optional.of(previous);
    }

    /**
     * The vehicle's pose at the time of a recording.
     *
     * @throws BadDataException when it is referred to, but not there
     */
    TablePose pose(Recording recording) throws BadDataException {
        String problem = poseProblems.get(recording.pose());
        if (problem != null) {
            throw new BadDataException(problem);
        }
        TablePose pose = recording.pose() < poses.size() ? poses.get(recording.pose()) : null;
        if (pose == null) {
            throw new BadDataException(where(recording) + ": field ego_pose_token: expected a token of "
                    + poseFile().getFileName() + ", found one of none");
        }
        return pose;
    }

    /** The file of the poses. */
    Path poseFile() {
        return folder.table(POSES);
    }

    private String where(Recording recording) {
        return folder.table(DATA) + ": record " + recording.row();
    }
}
