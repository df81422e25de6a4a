package io.foresight.perception.data.survey;

import io.foresight.perception.points.PointCloud;
import java.util.Arrays;

/** Finds the nearest point of a cloud within 1 m, by cells of 0.5 m. */
final class PointGrid {
    /** Farther points are not looked for, metres. */
    static final double FARTHEST = 1;

    private static final double CELL = 0.5;
    private static final int REACH = (int) (FARTHEST / CELL);

    private final PointCloud cloud;
    private final int[] first; // by hash of the cell, -1: none
    private final int[] next; // by point, -1: none

    PointGrid(PointCloud cloud) {
        this.cloud = cloud;
        first = new int[Math.max(16, Integer.highestOneBit(Math.max(1, cloud.size())) * 2)];
        next = new int[cloud.size()];
        Arrays.fill(first, -1);
        for (int i = 0; i < cloud.size(); i++) {
            int slot = slot(cell(cloud.x(i)), cell(cloud.y(i)), cell(cloud.z(i)));
            next[i] = first[slot];
            first[slot] = i;
        }
    }

    /** Distance to the nearest point, metres; {@link #FARTHEST} where there is none within it. */
    double distance(double x, double y, double z) {
        double nearest = FARTHEST * FARTHEST;
        for (int dx = -REACH; dx <= REACH; dx++) {
            for (int dy = -REACH; dy <= REACH; dy++) {
                for (int dz = -REACH; dz <= REACH; dz++) {
                    int i = first[slot(cell(x) + dx, cell(y) + dy, cell(z) + dz)];
                    for (; i >= 0; i = next[i]) {
                        double ex = cloud.x(i) - x;
                        double ey = cloud.y(i) - y;
                        double ez = cloud.z(i) - z;
                        double squared = ex * ex + ey * ey + ez * ez;
                        nearest = squared < nearest ? squared : nearest; // a NaN is no neighbour
                    }
                }
            }
        }
        return Math.sqrt(nearest);
    }

    private static int cell(double coordinate) {
        return (int) Math.floor(coordinate / CELL);
    }

    private int slot(int x, int y, int z) {
        int hash = x * 73_856_093 ^ y * 19_349_663 ^ z * 83_492_791;
        return (hash ^ hash >>> 15) & first.length - 1;
    }
}
