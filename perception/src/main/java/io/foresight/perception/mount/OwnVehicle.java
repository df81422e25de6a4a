package io.foresight.perception.mount;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.points.PointCloud;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The footprint of the vehicle that carries the sensor: what lies in it is no object. Distances from the sensor in its own axes, metres.
 *
 * @param front forward
 * @param rear backward
 * @param left to the left
 * @param right to the right
 */
public record OwnVehicle(double front, double rear, double left, double right) {
    private static final double LARGEST = 30;

    /** What counts as the vehicle where nothing else is known: nothing else can be this near to a sensor on a roof. */
    private static final double NEAREST = 1;

    private static final double CELL = 0.25;
    private static final double LONGEST = 4; // metres to front and rear that returns may extend the footprint
    private static final double WIDEST = 1.25; // metres to either side
    private static final double CLEARANCE = 0.3; // metres above the ground
    private static final int COLUMNS = (int) (2 * LONGEST / CELL);
    private static final int ROWS = (int) (2 * WIDEST / CELL);

    public OwnVehicle {
        if (!isDistance(front) || !isDistance(rear) || !isDistance(left) || !isDistance(right)) {
            throw new IllegalArgumentException("the own vehicle's front, rear, left and right must be 0 to " + LARGEST
                    + " m from the sensor, got " + front + ", " + rear + ", " + left + ", " + right);
        }
    }

    private static boolean isDistance(double metres) {
        return metres >= 0 && metres <= LARGEST;
    }

    /**
     * The footprint as the returns show it: those above the ground that hang together with what is within a metre of the sensor, up to 4 m
     * to front and rear and 1.25 m to the sides.
     *
     * @param ground of the same cloud; where it is not known all returns count
     */
    public static OwnVehicle derived(PointCloud cloud, Optional<Ground> ground) {
        boolean[] occupied = new boolean[COLUMNS * ROWS];
        for (int i = 0; i < cloud.size(); i++) {
            double x = cloud.x(i);
            double y = cloud.y(i);
            if (Math.abs(x) < LONGEST
                    && Math.abs(y) < WIDEST
                    && (ground.isEmpty() || cloud.z(i) > ground.get().z(x, y) + CLEARANCE)) {
                int row = (int) ((y + WIDEST) / CELL);
                int column = (int) ((x + LONGEST) / CELL);
                occupied[row * COLUMNS + column] = true;
            }
        }
        return boundsOfConnected(occupied);
    }

    /** Grows from the cells near the sensor over occupied neighbours, diagonal ones included. */
    private static OwnVehicle boundsOfConnected(boolean[] occupied) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        double front = NEAREST;
        double rear = NEAREST;
        double left = NEAREST;
        double right = NEAREST;
        for (int cell = 0; cell < occupied.length; cell++) {
            if (occupied[cell] && Math.hypot(x(cell), y(cell)) <= NEAREST) {
                occupied[cell] = false;
                open.add(cell);
            }
        }
        while (!open.isEmpty()) {
            int cell = open.remove();
            front = Math.max(front, x(cell) + CELL / 2);
            rear = Math.max(rear, -x(cell) + CELL / 2);
            left = Math.max(left, y(cell) + CELL / 2);
            right = Math.max(right, -y(cell) + CELL / 2);
            for (int r = Math.max(0, cell / COLUMNS - 1); r <= Math.min(ROWS - 1, cell / COLUMNS + 1); r++) {
                for (int c = Math.max(0, cell % COLUMNS - 1); c <= Math.min(COLUMNS - 1, cell % COLUMNS + 1); c++) {
                    if (occupied[r * COLUMNS + c]) {
                        occupied[r * COLUMNS + c] = false;
                        open.add(r * COLUMNS + c);
                    }
                }
            }
        }
        return new OwnVehicle(front, rear, left, right);
    }

    private static double x(int cell) {
        int column = cell % COLUMNS;
        return (column + 0.5) * CELL - LONGEST;
    }

    private static double y(int cell) {
        int row = cell / COLUMNS;
        return (row + 0.5) * CELL - WIDEST;
    }

    /** Whether a place lies in the footprint. */
    public boolean contains(double x, double y) {
        return x <= front && -x <= rear && y <= left && -y <= right;
    }

    /** Whether a box is the vehicle itself: its centre lies in the footprint, or it stands around the sensor. */
    public boolean is(Box3d box) {
        return box.contains(0, 0, box.z()) || contains(box.x(), box.y());
    }
}
