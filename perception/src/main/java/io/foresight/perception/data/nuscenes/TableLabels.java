package io.foresight.perception.data.nuscenes;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.UnknownClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a sample in the LiDAR's frame. The velocity is that of nuScenes' development kit: from the object's place in the sample before to
 * that in the sample after (where one is missing, to or from its place now), over the time between; unknown where that is more than 1.5 s from one
 * sample to the next. Among a label's attributes are its {@code category} and {@code instance}, {@code visibility} and {@code num_radar_pts} where they
 * are told, and the names of the dataset's attributes, as in {@code vehicle.moving} = {@code true}.
 */
final class TableLabels {
    private static final FrameId OBJECT = new FrameId("object");
    private static final double MOST_SECONDS = 1.5; // from one sample to the next

    private final Annotations annotations;
    private final Samples samples;
    private final Taxonomy taxonomy;

    TableLabels(Annotations annotations, Samples samples, Taxonomy taxonomy) {
        this.annotations = annotations;
        this.samples = samples;
        this.taxonomy = taxonomy;
    }

    Labels of(Samples.Sample sample, RigidTransform worldFromSensor) throws BadDataException {
        if (!annotations.isLabelled()) {
            return Labels.UNLABELLED;
        }
        RigidTransform sensorFromWorld = worldFromSensor.inverse();
        List<LabelledBox> boxes = new ArrayList<>();
        for (Annotation annotation : annotations.of(sample)) {
            boxes.add(label(annotation, sensorFromWorld));
        }
        return Labels.of(boxes);
    }

    private LabelledBox label(Annotation annotation, RigidTransform sensorFromWorld) throws BadDataException {
        RigidTransform worldFromObject = annotation.pose().transform(OBJECT, FrameId.WORLD, annotations.file());
        double[] velocity = velocity(annotation);
        RigidTransform turn = sensorFromWorld;
        try {
            Box3d box = new Box3d(
                    FrameId.WORLD,
                    annotation.pose().x(),
                    annotation.pose().y(),
                    annotation.pose().z(),
                    annotation.length(),
                    annotation.width(),
                    annotation.height(),
                    Math.atan2(worldFromObject.element(1, 0), worldFromObject.element(0, 0)));
            return new LabelledBox(
                    sensorFromWorld.apply(box),
                    objectClass(annotation),
                    turn.element(0, 0) * velocity[0] + turn.element(0, 1) * velocity[1],
                    turn.element(1, 0) * velocity[0] + turn.element(1, 1) * velocity[1],
                    annotation.instance().number(),
                    annotation.lidarPoints(),
                    Double.NaN,
                    attributes(annotation));
        } catch (BadGeometryException bad) {
            throw new BadDataException(where(annotation) + "field size: " + bad.getMessage(), bad);
        }
    }

    private ObjectClass objectClass(Annotation annotation) throws BadDataException {
        try {
            return taxonomy.classOf(annotation.instance().category());
        } catch (UnknownClassException unknown) {
            throw new BadDataException(where(annotation) + "field instance_token: " + unknown.getMessage(), unknown);
        }
    }

    /** Along the world's x and y, m/s; NaN where it is not known. */
    private double[] velocity(Annotation annotation) throws BadDataException {
        Optional<Annotation> before = annotations.neighbour(annotation, "prev", annotation.previous());
        Optional<Annotation> after = annotations.neighbour(annotation, "next", annotation.next());
        Annotation first = before.orElse(annotation);
        Annotation last = after.orElse(annotation);
        double seconds = 1e-9
                * (samples.get(last.sample()).nanoseconds()
                        - samples.get(first.sample()).nanoseconds());
        double most = before.isPresent() && after.isPresent() ? 2 * MOST_SECONDS : MOST_SECONDS;
        if (!(seconds > 0 && seconds <= most)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {
            (last.pose().x() - first.pose().x()) / seconds,
            (last.pose().y() - first.pose().y()) / seconds
        };
    }

    private static Map<String, String> attributes(Annotation annotation) {
        Map<String, String> attributes = new HashMap<>();
        for (String attribute : annotation.attributes()) {
            attributes.put(attribute, "true");
        }
        attributes.put("category", annotation.instance().category());
        attributes.put("instance", annotation.instance().token());
        if (!annotation.visibility().isEmpty()) {
            attributes.put("visibility", annotation.visibility());
        }
        if (annotation.radarPoints() >= 0) {
            attributes.put("num_radar_pts", Integer.toString(annotation.radarPoints()));
        }
        return attributes;
    }

    private String where(Annotation annotation) {
        return annotations.file() + ": record " + annotation.pose().row() + ": ";
    }
}
