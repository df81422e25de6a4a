package io.foresight.sim.raycast;

/**
 * A porous ellipsoid of leaves, axis-aligned and static. A ray that crosses it travels an exponentially distributed distance (Beer-Lambert,
 * as in leaf-area models of forest LiDAR) before it hits a leaf, so a share of {@code exp(-extinction * path)} of the rays passes.
 *
 * @param x centre, metres, world
 * @param y centre, metres, world
 * @param z centre, metres, world
 * @param radiusX metres, positive
 * @param radiusY metres, positive
 * @param radiusZ metres, positive
 * @param extinctionPerMetre mean number of leaves hit per metre, positive: hedges about 4, crowns 0.5 to 1.5
 * @param objectId reported by hits
 */
public record FoliageVolume(
        double x,
        double y,
        double z,
        double radiusX,
        double radiusY,
        double radiusZ,
        double extinctionPerMetre,
        int objectId) {
    public FoliageVolume {
        if (!Double.isFinite(x + y + z)) {
            throw new IllegalArgumentException(
                    "a foliage volume's centre must be finite, got " + x + ", " + y + ", " + z);
        }
        if (!(radiusX > 0 && radiusY > 0 && radiusZ > 0 && radiusX + radiusY + radiusZ < 1e4)) {
            throw new IllegalArgumentException("foliage radii must be positive and below 10 km, got " + radiusX + ", "
                    + radiusY + ", " + radiusZ + " m");
        }
        if (!(extinctionPerMetre > 0 && extinctionPerMetre < 1e4)) {
            throw new IllegalArgumentException(
                    "foliage extinction must be positive and below 10000 per metre, got " + extinctionPerMetre);
        }
    }
}
