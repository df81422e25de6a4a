package io.foresight.perception.anchor;

import io.foresight.perception.points.PointCloud;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Hard voxelisation (Zhou and Tuzel, VoxelNet, 2018, section 2.1.1), as the reference implementations do it, in float32: pillars in the order
 * of their first points; of a pillar the points that come first, up to the limit; no pillar beyond the limit.
 *
 * <p>The references pad each pillar with rows of zeros, which take part in its maximum; one such row says the same as many, so a pillar
 * that is not full has one.
 *
 * <p>O(points + cells). Deterministic. Buffers are reused: a result is valid until the next call. Not thread-safe.
 */
public final class HardVoxels {
    private final PillarVolume volume;
    private final PointFeatures kind;
    private final int columns;
    private final int rows;
    private final int[] pillarOfCell; // -1 where there is none yet
    private final int[] cellOfPillar;
    private final int[] count; // stored points of a pillar
    private final int[] firstRow; // of a pillar
    private final float[] sums; // of x, y, z of a pillar's stored points
    private int[] pillarOfPoint = new int[0];
    private int[] placeOfPoint = new int[0]; // within its pillar, -1 where it is not stored
    private ByteBuffer features = direct(0);
    private ByteBuffer pillarOfRow = direct(0);
    private ByteBuffer cells = direct(0);

    /**
     * The network's inputs: direct buffers in native order.
     *
     * @param points inside the volume
     * @param rowCount P
     * @param pillars V
     * @param features float32 (P, F)
     * @param pillarOfRow int64 (P), in [0, V)
     * @param cells int64 (V), in order of first points
     * @param stored points of each pillar that are among the rows
     * @param capacityExceeded whether pillars were left out
     */
    public record Voxels(
            int points,
            int rowCount,
            int pillars,
            ByteBuffer features,
            ByteBuffer pillarOfRow,
            ByteBuffer cells,
            int[] stored,
            boolean capacityExceeded) {}

    public HardVoxels(PillarVolume volume, PointFeatures kind) {
        this.volume = volume;
        this.kind = kind;
        columns = volume.columns();
        rows = volume.rows();
        pillarOfCell = new int[columns * rows];
        Arrays.fill(pillarOfCell, -1);
        int most = Math.min(volume.maxPillars(), pillarOfCell.length);
        cellOfPillar = new int[most];
        count = new int[most];
        firstRow = new int[most];
        sums = new float[3 * most];
    }

    /** Groups the points that lie strictly inside the volume. */
    public Voxels group(PointCloud cloud) {
        if (pillarOfPoint.length < cloud.size()) {
            pillarOfPoint = new int[cloud.size() + cloud.size() / 4];
            placeOfPoint = new int[pillarOfPoint.length];
        }
        Assigned assigned = assign(cloud);
        int rowCount = layOut(assigned.pillars);
        describe(cloud);
        int[] stored = Arrays.copyOf(count, assigned.pillars);
        for (int v = 0; v < assigned.pillars; v++) {
            pillarOfCell[cellOfPillar[v]] = -1;
            count[v] = 0;
        }
        Arrays.fill(sums, 0, 3 * assigned.pillars, 0);
        return new Voxels(
                assigned.points,
                rowCount,
                assigned.pillars,
                features.position(0).limit(rowCount * kind.count() * Float.BYTES),
                pillarOfRow.position(0).limit(rowCount * Long.BYTES),
                cells.position(0).limit(assigned.pillars * Long.BYTES),
                stored,
                assigned.exceeded);
    }

    private record Assigned(int points, int pillars, boolean exceeded) {}

    private Assigned assign(PointCloud cloud) {
        float[] xyzi = cloud.xyzi();
        float minX = (float) volume.minX();
        float minY = (float) volume.minY();
        float minZ = (float) volume.minZ();
        float maxX = (float) volume.maxX();
        float maxY = (float) volume.maxY();
        float maxZ = (float) volume.maxZ();
        float pillarX = (float) volume.pillarX();
        float pillarY = (float) volume.pillarY();
        int inside = 0;
        int pillars = 0;
        boolean exceeded = false;
        for (int i = 0; i < cloud.size(); i++) {
            float x = xyzi[4 * i];
            float y = xyzi[4 * i + 1];
            float z = xyzi[4 * i + 2];
            placeOfPoint[i] = -1;
            if (!(x > minX && x < maxX && y > minY && y < maxY && z > minZ && z < maxZ)) {
                continue;
            }
            int column = (int) ((x - minX) / pillarX); // the quotient is positive: its floor
            int row = (int) ((y - minY) / pillarY);
            if (column >= columns || row >= rows) {
                continue;
            }
            inside++;
            int cell = row * columns + column;
            int pillar = pillarOfCell[cell];
            if (pillar < 0) {
                if (pillars == count.length) {
                    exceeded = true;
                    continue;
                }
                pillar = pillars++;
                pillarOfCell[cell] = pillar;
                cellOfPillar[pillar] = cell;
            }
            if (count[pillar] < volume.pointsPerPillar()) {
                pillarOfPoint[i] = pillar;
                placeOfPoint[i] = count[pillar]++;
                sums[3 * pillar] += x;
                sums[3 * pillar + 1] += y;
                sums[3 * pillar + 2] += z;
            }
        }
        return new Assigned(inside, pillars, exceeded);
    }

    /** Gives each pillar its rows, one of zeros behind its points where it is not full, and returns their number. */
    private int layOut(int pillars) {
        int rowCount = 0;
        for (int v = 0; v < pillars; v++) {
            firstRow[v] = rowCount;
            rowCount += Math.min(count[v] + 1, volume.pointsPerPillar());
        }
        if (features.capacity() < rowCount * kind.count() * Float.BYTES) {
            int roomy = rowCount + rowCount / 4;
            features = direct(roomy * kind.count() * Float.BYTES);
            pillarOfRow = direct(roomy * Long.BYTES);
        }
        if (cells.capacity() < pillars * Long.BYTES) {
            cells = direct((pillars + pillars / 4) * Long.BYTES);
        }
        LongBuffer cellOut = cells.clear().asLongBuffer();
        LongBuffer pillarOut = pillarOfRow.clear().asLongBuffer();
        FloatBuffer out = features.clear().asFloatBuffer();
        float[] zeros = new float[kind.count()];
        for (int v = 0; v < pillars; v++) {
            cellOut.put(v, cellOfPillar[v]);
            int end = v + 1 < pillars ? firstRow[v + 1] : rowCount;
            for (int r = firstRow[v]; r < end; r++) {
                pillarOut.put(r, v);
            }
            if (count[v] < volume.pointsPerPillar()) {
                out.put((end - 1) * kind.count(), zeros);
            }
        }
        return rowCount;
    }

    private void describe(PointCloud cloud) {
        FloatBuffer out = features.clear().asFloatBuffer();
        float[] xyzi = cloud.xyzi();
        float[] row = new float[kind.count()];
        float middleZ = (float) ((volume.minZ() + volume.maxZ()) / 2);
        for (int i = 0; i < cloud.size(); i++) {
            if (placeOfPoint[i] < 0) {
                continue;
            }
            int pillar = pillarOfPoint[i];
            float stored = count[pillar];
            float x = xyzi[4 * i];
            float y = xyzi[4 * i + 1];
            float z = xyzi[4 * i + 2];
            float fromMiddleX = x - middle(cellOfPillar[pillar] % columns, volume.pillarX(), volume.minX());
            float fromMiddleY = y - middle(cellOfPillar[pillar] / columns, volume.pillarY(), volume.minY());
            boolean absolute = kind == PointFeatures.ABSOLUTE;
            row[0] = absolute ? x : fromMiddleX;
            row[1] = absolute ? y : fromMiddleY;
            row[2] = z;
            row[3] = xyzi[4 * i + 3];
            row[4] = x - sums[3 * pillar] / stored;
            row[5] = y - sums[3 * pillar + 1] / stored;
            row[6] = z - sums[3 * pillar + 2] / stored;
            row[7] = fromMiddleX;
            row[8] = fromMiddleY;
            if (absolute) {
                row[9] = z - middleZ;
            }
            out.put((firstRow[pillar] + placeOfPoint[i]) * kind.count(), row);
        }
    }

    private static float middle(int index, double size, double low) {
        return index * (float) size + (float) (size / 2 + low);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
