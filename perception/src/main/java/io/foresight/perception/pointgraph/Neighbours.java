package io.foresight.perception.pointgraph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Finds points near a place: a hash of cells with a side of the radius, so that 27 cells hold all neighbours. O(points) to build. */
final class Neighbours {
    private final double[] xyz;
    private final double radius;
    private final Map<Long, int[]> cells = new HashMap<>(); // the number of points first

    /** @param xyz three numbers a point */
    Neighbours(double[] xyz, double radius) {
        this.xyz = xyz;
        this.radius = radius;
        for (int i = 0; i < xyz.length / 3; i++) {
            long key = key(cell(xyz[3 * i]), cell(xyz[3 * i + 1]), cell(xyz[3 * i + 2]));
            int[] cell = cells.computeIfAbsent(key, unused -> new int[8]);
            int count = ++cell[0];
            if (count == cell.length) {
                cell = Arrays.copyOf(cell, 2 * count);
                cells.put(key, cell);
            }
            cell[count] = i;
        }
    }

    /** Called for each point within the radius, the radius included. */
    interface Visit {
        void at(int point, double squaredDistance);
    }

    void forEach(double x, double y, double z, Visit visit) {
        long cellX = cell(x);
        long cellY = cell(y);
        long cellZ = cell(z);
        for (int c = 0; c < 27; c++) {
            int[] cell = cells.get(key(cellX + c % 3 - 1, cellY + c / 3 % 3 - 1, cellZ + c / 9 - 1));
            for (int k = 1; cell != null && k <= cell[0]; k++) {
                double dx = xyz[3 * cell[k]] - x;
                double dy = xyz[3 * cell[k] + 1] - y;
                double dz = xyz[3 * cell[k] + 2] - z;
                double squared = dx * dx + dy * dy + dz * dz;
                if (squared <= radius * radius) {
                    visit.at(cell[k], squared);
                }
            }
        }
    }

    private long cell(double metres) {
        return (long) Math.floor(metres / radius);
    }

    /** Cells within a million of the origin have keys of their own. */
    private static long key(long x, long y, long z) {
        return (x & 0x1fffff) << 42 | (y & 0x1fffff) << 21 | z & 0x1fffff;
    }
}
