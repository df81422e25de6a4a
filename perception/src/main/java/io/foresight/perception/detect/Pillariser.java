package io.foresight.perception.detect;

import io.foresight.perception.points.PointCloud;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Groups points into vertical pillars (Lang et al., PointPillars, 2019, section 2.1) and computes the features of each point relative to
 * its pillar. From a pillar with more points than the limit, points are sampled evenly in order of arrival; mean and count are still those
 * of all its points.
 *
 * <p>One counting sort over the grid: O(points + cells). Deterministic. Buffers are reused: the result of a call is valid until the next
 * call. Not thread-safe.
 *
 * <p>Absolute x and y are not features, so that the output does not depend on an object's position; the range is a feature, because point
 * density falls with it.
 */
public final class Pillariser {
    /** Features of a point: offset from the pillar's centre (2), offset from the mean of its points (3), z, intensity, range, log count. */
    public static final int FEATURES = 9;

    private static final float RANGE_SCALE = 1 / 50f;
    private static final float COUNT_SCALE = 1 / 5f;
    private static final float CELL_SCALE = 5f; // offsets inside a 0.2 m pillar become about [-0.5, 0.5]

    private final PillarGrid grid;
    private final int maxPillars;
    private final int pointsPerPillar;
    private final int[] count; // points of each cell; later the end of the cell's range in order
    private final int[] occupied; // indices of the cells with points
    private int[] cellOfPoint = new int[0];
    private int[] order = new int[0];
    private ByteBuffer features = direct(0);
    private ByteBuffer pillarOfPoint = direct(0);
    private ByteBuffer cells = direct(0);

    /**
     * @param maxPillars of more occupied pillars, the farthest from the sensor are dropped
     * @param pointsPerPillar maximum number of points that are used of a pillar
     */
    public Pillariser(PillarGrid grid, int maxPillars, int pointsPerPillar) {
        this.grid = grid;
        this.maxPillars = maxPillars;
        this.pointsPerPillar = pointsPerPillar;
        this.count = new int[grid.cells()];
        this.occupied = new int[grid.cells()];
    }

    /** Groups the points of a sweep; points beyond the grid's range (a circle) or height limits are dropped. */
    public Pillars pillarise(PointCloud cloud) {
        int occupiedCells = assign(cloud);
        boolean exceeded = occupiedCells > maxPillars;
        if (exceeded) {
            occupiedCells = keepNearest(occupiedCells, cloud.size());
        }
        int points = sortPoints(cloud.size(), occupiedCells);
        reserve(points, occupiedCells);
        int rows = describe(cloud.xyzi(), occupiedCells);
        for (int v = 0; v < occupiedCells; v++) {
            count[occupied[v]] = 0;
        }
        return new Pillars(
                points,
                rows,
                occupiedCells,
                features.position(0).limit(rows * FEATURES * Float.BYTES),
                pillarOfPoint.position(0).limit(rows * Long.BYTES),
                cells.position(0).limit(occupiedCells * Long.BYTES),
                exceeded);
    }

    /**
     * Computes each point's cell (or -1) and counts; returns the number of occupied cells, which are stored in ascending order in {@code
     * occupied}.
     */
    private int assign(PointCloud cloud) {
        int size = cloud.size();
        if (cellOfPoint.length < size) {
            cellOfPoint = new int[size + size / 4];
            order = new int[cellOfPoint.length];
        }
        float[] xyzi = cloud.xyzi();
        float range = (float) grid.rangeMetres();
        float rangeSquared = range * range;
        float perMetre = (float) (1 / grid.pillarMetres());
        float minZ = (float) grid.minZ();
        float maxZ = (float) grid.maxZ();
        int side = grid.side();
        int found = 0;
        for (int i = 0; i < size; i++) {
            float x = xyzi[4 * i];
            float y = xyzi[4 * i + 1];
            float z = xyzi[4 * i + 2];
            if (!(x * x + y * y < rangeSquared && z >= minZ && z <= maxZ)) {
                cellOfPoint[i] = -1;
                continue;
            }
            int column = Math.min((int) ((x + range) * perMetre), side - 1);
            int row = Math.min((int) ((y + range) * perMetre), side - 1);
            int cell = row * side + column;
            cellOfPoint[i] = cell;
            if (count[cell]++ == 0) {
                occupied[found++] = cell;
            }
        }
        Arrays.sort(occupied, 0, found);
        return found;
    }

    /** Keeps the pillars nearest to the sensor and drops the points of the others. */
    private int keepNearest(int occupiedCells, int size) {
        int side = grid.side();
        long[] byDistance = new long[occupiedCells];
        for (int v = 0; v < occupiedCells; v++) {
            long column = 2L * (occupied[v] % side) + 1 - side;
            long row = 2L * (occupied[v] / side) + 1 - side;
            byDistance[v] = (column * column + row * row) << 32 | occupied[v];
        }
        Arrays.sort(byDistance);
        for (int v = 0; v < maxPillars; v++) {
            occupied[v] = (int) byDistance[v];
        }
        for (int v = maxPillars; v < occupiedCells; v++) {
            count[(int) byDistance[v]] = 0;
        }
        for (int i = 0; i < size; i++) {
            if (cellOfPoint[i] >= 0 && count[cellOfPoint[i]] == 0) {
                cellOfPoint[i] = -1;
            }
        }
        Arrays.sort(occupied, 0, maxPillars);
        return maxPillars;
    }

    /** Fills {@code order} with the point indices grouped by cell, and changes {@code count} into the end of each cell's range in it. */
    private int sortPoints(int size, int occupiedCells) {
        int total = 0;
        for (int v = 0; v < occupiedCells; v++) {
            int inCell = count[occupied[v]];
            count[occupied[v]] = total; // start of the cell's range; the loop below advances it to the end
            total += inCell;
        }
        for (int i = 0; i < size; i++) {
            if (cellOfPoint[i] >= 0) {
                order[count[cellOfPoint[i]]++] = i;
            }
        }
        return total;
    }

    private void reserve(int points, int pillars) {
        if (features.capacity() < points * FEATURES * Float.BYTES) {
            int roomy = points + points / 4;
            features = direct(roomy * FEATURES * Float.BYTES);
            pillarOfPoint = direct(roomy * Long.BYTES);
        }
        if (cells.capacity() < pillars * Long.BYTES) {
            cells = direct((pillars + pillars / 4) * Long.BYTES);
        }
    }

    /** Writes the rows of the network's inputs and returns their number. */
    private int describe(float[] xyzi, int occupiedCells) {
        FloatBuffer out = features.clear().asFloatBuffer();
        LongBuffer pillarOut = pillarOfPoint.clear().asLongBuffer();
        LongBuffer cellOut = cells.clear().asLongBuffer();
        int side = grid.side();
        float size = (float) grid.pillarMetres();
        float range = (float) grid.rangeMetres();
        float[] row = new float[FEATURES];
        int start = 0;
        int rows = 0;
        for (int v = 0; v < occupiedCells; v++) {
            int cell = occupied[v];
            int inPillar = count[cell] - start;
            int column = cell % side;
            int line = cell / side;
            float middleX = -range + (column + 0.5f) * size;
            float middleY = -range + (line + 0.5f) * size;
            float sumX = 0;
            float sumY = 0;
            float sumZ = 0;
            for (int k = start; k < start + inPillar; k++) {
                int p = 4 * order[k];
                sumX += xyzi[p] - middleX;
                sumY += xyzi[p + 1] - middleY;
                sumZ += xyzi[p + 2];
            }
            float inverse = 1f / inPillar;
            float logCount = (float) Math.log(inPillar) * COUNT_SCALE;
            cellOut.put(v, cell);
            int taken = Math.min(inPillar, pointsPerPillar);
            for (int k = 0; k < taken; k++) {
                int p = 4 * order[start + (int) ((long) k * inPillar / taken)];
                float dx = xyzi[p] - middleX;
                float dy = xyzi[p + 1] - middleY;
                float z = xyzi[p + 2];
                row[0] = dx * CELL_SCALE;
                row[1] = dy * CELL_SCALE;
                row[2] = (dx - sumX * inverse) * CELL_SCALE;
                row[3] = (dy - sumY * inverse) * CELL_SCALE;
                row[4] = z - sumZ * inverse;
                row[5] = z;
                row[6] = xyzi[p + 3];
                row[7] = (float) Math.sqrt(xyzi[p] * xyzi[p] + xyzi[p + 1] * xyzi[p + 1]) * RANGE_SCALE;
                row[8] = logCount;
                out.put(rows * FEATURES, row);
                pillarOut.put(rows, v);
                rows++;
            }
            start += inPillar;
        }
        return rows;
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
