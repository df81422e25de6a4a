package io.foresight.sim.node.perceive;

import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Parts of one sweep as one cloud with frame and stamp of the last of them. Times become those from that stamp; a part without times was
 * measured at its own stamp, as far as is known. Rings are kept where all parts have them.
 */
final class JoinedCloud {
    private JoinedCloud() {}

    /** @param parts two or more, of one frame and clock */
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
