package io.foresight.sim.node.perceive;

import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Joins the parts of one sweep to one cloud with the frame and stamp of the last part. Times become relative to that stamp; points of a
 * part without times get the part's stamp. Rings are kept if all parts have them.
 */
final class JoinedCloud {
    private JoinedCloud() {}

    /** @param parts two or more, all in one frame and of one clock */
    static PointCloud of(List<PointCloud> parts) {
        PointCloud last = parts.get(parts.size() - 1);
        int points = parts.stream().mapToInt(PointCloud::size).sum();
        boolean allRings =
                parts.stream().allMatch(part -> part.columns().rings().isPresent());
        float[] xyzi = new float[points * PointCloud.STRIDE];
        float[] times = new float[points];
        short[] rings = allRings ? new short[points] : null;
        int at = 0;
        for (PointCloud part : parts) {
            System.arraycopy(part.xyzi(), 0, xyzi, at * PointCloud.STRIDE, part.size() * PointCloud.STRIDE);
            float since = (float) part.stamp().secondsSince(last.stamp());
            Optional<float[]> own = part.columns().timeOffsets();
            if (own.isPresent()) {
                for (int i = 0; i < part.size(); i++) {
                    times[at + i] = since + own.get()[i];
                }
            } else {
                Arrays.fill(times, at, at + part.size(), since);
            }
            if (allRings) {
                System.arraycopy(part.columns().rings().orElseThrow(), 0, rings, at, part.size());
            }
            at += part.size();
        }
        PointColumns columns = PointColumns.of(Optional.of(times), Optional.ofNullable(rings));
        return new PointCloud(last.frame(), last.stamp(), xyzi, points, columns);
    }
}
