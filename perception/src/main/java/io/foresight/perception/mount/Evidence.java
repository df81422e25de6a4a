package io.foresight.perception.mount;

import io.foresight.perception.points.PointCloud;

/**
 * How many points of a sweep can carry an object: returns, where the model looks, not of the own vehicle.
 *
 * @param noReturns points without a return, which sensors put at the origin or leave without coordinates
 * @param outside returns that lie where the model does not look
 * @param ownVehicle returns of the vehicle that carries the sensor
 * @param usable all others
 */
public record Evidence(int noReturns, int outside, int ownVehicle, int usable) {

    /** A share of usable returns below which most of the view is missing. */
    private static final double LOW_SHARE = 0.3;

    /**
     * The volume in which a model looks.
     *
     * @param minX metres in the sensor's frame, as the others
     */
    public record View(double minX, double maxX, double minY, double maxY, double minZ, double maxZ) {
        /**
         * The same to all sides of the sensor.
         *
         * @param rangeMetres half the side of the square around it
         */
        public View(double rangeMetres, double minZ, double maxZ) {
            this(-rangeMetres, rangeMetres, -rangeMetres, rangeMetres, minZ, maxZ);
        }

        /** Largest distance from the sensor along x or y. */
        public double rangeMetres() {
            return Math.max(Math.max(-minX, maxX), Math.max(-minY, maxY));
        }

        boolean contains(double x, double y, double z) {
            return x > minX && x < maxX && y > minY && y < maxY && z >= minZ && z < maxZ;
        }
    }

    /** Counts the points of a cloud of returns only, which is in the sensor's frame. */
    public static Evidence of(PointCloud returns, int noReturns, View view, OwnVehicle own) {
        int outside = 0;
        int ofOwn = 0;
        for (int i = 0; i < returns.size(); i++) {
            if (own.contains(returns.x(i), returns.y(i))) {
                ofOwn++;
            } else if (!view.contains(returns.x(i), returns.y(i), returns.z(i))) {
                outside++;
            }
        }
        return new Evidence(noReturns, outside, ofOwn, returns.size() - outside - ofOwn);
    }

    /** Whether most returns can carry no object. */
    public boolean isLow() {
        return usable < LOW_SHARE * (outside + ownVehicle + usable);
    }

    /** The counts in words. */
    public String words() {
        return usable + " of " + (noReturns + outside + ownVehicle + usable) + " points can carry an object: "
                + noReturns
                + " have no return, " + outside + " lie outside the model's view, " + ownVehicle
                + " lie on the own vehicle";
    }
}
