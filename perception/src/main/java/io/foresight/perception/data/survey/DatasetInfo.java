package io.foresight.perception.data.survey;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointCloudValidator;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.ValidatedCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Statistics of a dataset.
 *
 * @param frames number of frames
 * @param labelledFrames number of labelled frames, including those without objects
 * @param pointsPerFrame usable points
 * @param rangeMetres of the points from the sensor in the ground plane
 * @param intensity of the points, [0, 1]
 * @param labels objects by class
 * @param labelRangeMetres of the labels, by class
 */
public record DatasetInfo(
        String dataset,
        int frames,
        int labelledFrames,
        ValueRange pointsPerFrame,
        ValueRange rangeMetres,
        ValueRange intensity,
        Map<ObjectClass, Long> labels,
        Map<ObjectClass, ValueRange> labelRangeMetres) {
    public DatasetInfo {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        labelRangeMetres = Collections.unmodifiableMap(new TreeMap<>(labelRangeMetres));
    }

    /**
     * Reads the whole dataset.
     *
     * @param progress receives the number of frames done
     */
    public static DatasetInfo collect(Dataset dataset, IntConsumer progress) throws IOException {
        return collect(dataset, progress, () -> false);
    }

    /** As above; {@code stop} is asked before each frame and ends it with the frames so far. */
    public static DatasetInfo collect(Dataset dataset, IntConsumer progress, BooleanSupplier stop) throws IOException {
        PointCloudValidator gate = new PointCloudValidator(PointLimits.DEFAULT);
        ValueRange.Builder points = new ValueRange.Builder();
        ValueRange.Builder ranges = new ValueRange.Builder();
        ValueRange.Builder intensities = new ValueRange.Builder();
        Map<ObjectClass, ValueRange.Builder> labels = new TreeMap<>();
        int labelled = 0;
        int frames = 0;
        for (int index = 0; index < dataset.frameIds().size() && !stop.getAsBoolean(); index++) {
            Sweep sweep = dataset.read(index);
            ValidatedCloud validated = gate.validate(sweep.cloud());
            PointCloud cloud = validated.cloud();
            points.add(cloud.size());
            for (int i = 0; i < cloud.size(); i++) {
                ranges.add(Math.sqrt(cloud.x(i) * cloud.x(i) + cloud.y(i) * cloud.y(i)));
                intensities.add(cloud.intensity(i));
            }
            for (LabelledBox label : sweep.labels().boxes()) {
                labels.computeIfAbsent(label.objectClass(), any -> new ValueRange.Builder())
                        .add(label.box().range());
            }
            labelled += sweep.labels().isLabelled() ? 1 : 0;
            frames++;
            progress.accept(frames);
        }
        Map<ObjectClass, Long> counts = new TreeMap<>();
        Map<ObjectClass, ValueRange> labelRanges = new TreeMap<>();
        labels.forEach((objectClass, builder) -> {
            counts.put(objectClass, builder.build().count());
            labelRanges.put(objectClass, builder.build());
        });
        return new DatasetInfo(
                dataset.name(),
                frames,
                labelled,
                points.build(),
                ranges.build(),
                intensities.build(),
                counts,
                labelRanges);
    }
}
