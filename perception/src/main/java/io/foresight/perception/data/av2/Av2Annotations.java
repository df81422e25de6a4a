package io.foresight.perception.data.av2;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.feather.FeatherFile;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A log's labels, {@code annotations.feather}: boxes in the vehicle's frame at the time of the sweep. A row that is wrong costs the sweeps that
 * show it alone.
 *
 * <p>The dataset has no velocities. They are told as nuScenes does it: the difference of an object's places before and after, within {@value
 * #MOST_SECONDS} s to either side. Among a label's attributes are its {@code category} and {@code track_uuid}.
 */
final class Av2Annotations {
    static final String FILE = "annotations.feather";
    private static final double MOST_SECONDS = 1.5;
    private static final FrameId OBJECT = new FrameId("av2-object");

    private final Path file;
    private final long[] times;
    private final String[] tracks;
    private final String[] categories;
    private final double[][] sizes;
    private final long[] points;
    private final PoseColumns poses;
    private final NavigableMap<Long, List<Integer>> rowsByTime = new TreeMap<>();
    private final Map<String, NavigableMap<Long, Integer>> rowsByTrack = new HashMap<>();
    private final Map<String, Integer> trackNumbers = new HashMap<>();

    private Av2Annotations(FeatherFile table) throws BadDataException {
        file = table.path();
        times = table.integers("timestamp_ns");
        tracks = table.texts("track_uuid");
        categories = table.texts("category");
        sizes = new double[][] {table.doubles("length_m"), table.doubles("width_m"), table.doubles("height_m")};
        points = table.integers("num_interior_pts");
        poses = new PoseColumns(table);
        for (int row = 0; row < times.length; row++) {
            rowsByTime.computeIfAbsent(times[row], any -> new ArrayList<>()).add(row);
            rowsByTrack.computeIfAbsent(tracks[row], any -> new TreeMap<>()).put(times[row], row);
            trackNumbers.putIfAbsent(tracks[row], trackNumbers.size());
        }
    }

    /** Reads those of a log. */
    static Av2Annotations read(Path log) throws IOException {
        return new Av2Annotations(FeatherFile.read(log.resolve(FILE)));
    }

    /**
     * The labels of the sweep of that time. Within the time that is labelled, a sweep without a row is one without objects.
     *
     * @throws BadDataException naming the row and the field that are wrong
     */
    Labels at(long time, RigidTransform lidarFromEgo, Av2Poses vehicle) throws BadDataException {
        if (rowsByTime.isEmpty() || time < rowsByTime.firstKey() || time > rowsByTime.lastKey()) {
            return Labels.UNLABELLED;
        }
        List<LabelledBox> labels = new ArrayList<>();
        for (int row : rowsByTime.getOrDefault(time, List.of())) {
            labels.add(label(row, lidarFromEgo, vehicle));
        }
        return Labels.of(labels);
    }

    private LabelledBox label(int row, RigidTransform lidarFromEgo, Av2Poses vehicle) throws BadDataException {
        RigidTransform egoFromObject = poses.at(row, OBJECT, FrameId.EGO);
        double[] velocity = velocity(row, lidarFromEgo, vehicle);
        if (points[row] < 0 || points[row] > Integer.MAX_VALUE) {
            throw new BadDataException(where(row) + "num_interior_pts: must be 0 or more, got " + points[row]);
        }
        try {
            Box3d own = new Box3d(OBJECT, 0, 0, 0, sizes[0][row], sizes[1][row], sizes[2][row], 0);
            return new LabelledBox(
                    egoFromObject.then(lidarFromEgo).apply(own),
                    Av2Category.TAXONOMY.classOf(categories[row]),
                    velocity[0],
                    velocity[1],
                    trackNumbers.get(tracks[row]),
                    (int) points[row],
                    Double.NaN,
                    Map.of("category", categories[row], "track_uuid", tracks[row]));
        } catch (IllegalArgumentException wrong) { // a size, or a category that is unknown
            throw new BadDataException(where(row) + wrong.getMessage(), wrong);
        }
    }

    /** Over ground along the axes of the LiDAR, m/s; NaN where it is not known. */
    private double[] velocity(int row, RigidTransform lidarFromEgo, Av2Poses vehicle) throws BadDataException {
        NavigableMap<Long, Integer> track = rowsByTrack.get(tracks[row]);
        Map.Entry<Long, Integer> first = near(track.lowerEntry(times[row]), row);
        Map.Entry<Long, Integer> last = near(track.higherEntry(times[row]), row);
        if (first == null && last == null) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double[] from = place(first == null ? row : first.getValue(), vehicle);
        double[] to = place(last == null ? row : last.getValue(), vehicle);
        double seconds =
                1e-9 * ((last == null ? times[row] : last.getKey()) - (first == null ? times[row] : first.getKey()));
        RigidTransform lidarFromWorld = vehicle.at(times[row]).inverse().then(lidarFromEgo);
        double[] along = new double[2];
        for (int axis = 0; axis < along.length; axis++) {
            for (int k = 0; k < from.length; k++) {
                along[axis] += lidarFromWorld.element(axis, k) * (to[k] - from[k]) / seconds;
            }
        }
        return along;
    }

    private Map.Entry<Long, Integer> near(Map.Entry<Long, Integer> other, int row) {
        return other != null && 1e-9 * Math.abs(other.getKey() - times[row]) <= MOST_SECONDS ? other : null;
    }

    private double[] place(int row, Av2Poses vehicle) throws BadDataException {
        RigidTransform world = poses.at(row, OBJECT, FrameId.EGO).then(vehicle.at(times[row]));
        return new double[] {world.element(0, 3), world.element(1, 3), world.element(2, 3)};
    }

    private String where(int row) {
        return file + ": row " + row + " (" + times[row] + " ns): ";
    }
}
