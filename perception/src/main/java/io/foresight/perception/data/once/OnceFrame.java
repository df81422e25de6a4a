package io.foresight.perception.data.once;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.taxonomy.UnknownClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frame of a sequence.
 *
 * @param id milliseconds since 1970, which are the names of its files
 * @param worldFromSensor the pose; empty where there is no valid one, as in some of the published frames
 * @param labels in the LiDAR's FLU frame
 * @param problem what is wrong with pose or labels; empty: nothing
 */
record OnceFrame(String id, Optional<RigidTransform> worldFromSensor, Labels labels, String problem) {
    private static final String ID = "\\d{1,15}";
    private static final int POSE = 7;
    private static final int BOX = 7;

    static OnceFrame of(OnceValue value) throws BadDataException {
        String id = value.field("frame_id").text();
        if (!id.matches(ID)) {
            throw value.field("frame_id").wrong("milliseconds in up to 15 digits");
        }
        try {
            Optional<RigidTransform> pose = value.has("pose") ? pose(value.field("pose")) : Optional.empty();
            return new OnceFrame(id, pose, value.has("annos") ? labels(value.field("annos")) : Labels.UNLABELLED, "");
        } catch (BadDataException bad) {
            return new OnceFrame(id, Optional.empty(), Labels.UNLABELLED, bad.getMessage());
        }
    }

    /** Quaternion with w last, then translation; what is no pose (zeros, NaN, nothing) is not known. */
    private static Optional<RigidTransform> pose(OnceValue value) throws BadDataException {
        double[] p = value.numbers();
        if (p.length != 0 && p.length != POSE) {
            throw value.wrong(POSE + " numbers, qx qy qz qw tx ty tz, or none");
        }
        try {
            return p.length == 0
                    ? Optional.empty()
                    : Optional.of(OnceAxes.FLU
                            .inverse()
                            .then(RigidTransform.ofQuaternion(
                                    OnceAxes.SENSOR, FrameId.WORLD, p[4], p[5], p[6], p[3], p[0], p[1], p[2])));
        } catch (BadGeometryException noPose) {
            return Optional.empty();
        }
    }

    private static Labels labels(OnceValue annos) throws BadDataException {
        List<OnceValue> names = annos.field("names").elements();
        List<OnceValue> boxes = annos.field("boxes_3d").elements();
        if (names.size() != boxes.size()) {
            throw annos.field("boxes_3d").wrong(names.size() + " boxes, one for each of names");
        }
        List<LabelledBox> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            labels.add(label(names.get(i), boxes.get(i)));
        }
        return Labels.of(labels);
    }

    /** Centre x, y, z, then length, width, height, and yaw. */
    private static LabelledBox label(OnceValue name, OnceValue value) throws BadDataException {
        double[] b = value.numbers(BOX);
        try {
            Box3d box = new Box3d(OnceAxes.SENSOR, b[0], b[1], b[2], b[3], b[4], b[5], b[6]);
            return LabelledBox.of(OnceAxes.FLU.apply(box), OnceKind.TAXONOMY.classOf(name.text()));
        } catch (BadGeometryException bad) {
            throw new BadDataException(value.where() + ": " + bad.getMessage(), bad);
        } catch (UnknownClassException unknown) {
            throw new BadDataException(name.where() + ": " + unknown.getMessage(), unknown);
        }
    }

    Stamp stamp() {
        return new Stamp(Long.parseLong(id) * 1_000_000, Clock.SENSOR);
    }
}
