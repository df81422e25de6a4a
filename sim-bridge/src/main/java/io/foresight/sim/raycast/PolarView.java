package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.Arrays;

/**
 * A {@link World} seen from about one place, as a turning LiDAR sees it. Directions are sorted into sectors of azimuth; each lists the
 * parts of bodies that reach into it, nearest first, with the elevations that they span. A ray looks through one list instead of a tree,
 * which is twice as fast for sweeps and gives the same hits.
 *
 * <p>Immutable; casts may run in any number of threads, each with its own {@link Hit}.
 */
public final class PolarView {
    private static final int SECTORS = 1024;
    private static final float ANGLE_TO_SECTOR = SECTORS / 4f;
    /** Floats an entry: nearest distance, lowest and highest z of a unit direction. */
    private static final int SPAN = 3;
    /** Boxes are widened by the view's extents and this, metres. */
    private static final double SLACK = 1e-3;

    private final World world;
    private final double x;
    private final double y;
    private final double z;
    private final double radius;
    private final double halfHeight;
    private final PolarParts parts;
    private final int[] starts = new int[SECTORS + 1];
    private final int[] entries;
    private final float[] spans;

    /**
     * Sorts a world's bodies, in a few milliseconds.
     *
     * @param x middle of the rays' origins, metres, world
     * @param y middle of the rays' origins, metres, world
     * @param z middle of the rays' origins, metres, world
     * @param radius no ray starts farther to the side from the middle than this, metres
     * @param halfHeight no ray starts farther up or down from the middle than this, metres
     */
    public PolarView(World world, double x, double y, double z, double radius, double halfHeight) {
        if (!(Double.isFinite(x + y + z) && radius >= 0 && radius < 1e4 && halfHeight >= 0 && halfHeight < 1e4)) {
            throw new IllegalArgumentException("a view needs a finite middle and extents of 0 m to 10 km, got " + x
                    + ", " + y + ", " + z + " and " + radius + ", " + halfHeight + " m");
        }
        this.halfHeight = halfHeight;
        this.world = world;
        this.x = x;
        this.y = y;
        this.z = z;
        this.radius = radius;
        double[] middle = {x - world.centreX(), y - world.centreY(), z - world.centreZ()};
        parts = new PolarParts(world, middle, radius + SLACK, halfHeight + SLACK);
        float[] partSpans = new float[parts.size() * SPAN];
        int[] firsts = new int[parts.size()];
        int[] lasts = new int[parts.size()];
        long[] nearestFirst = new long[parts.size()];
        for (int part = 0; part < parts.size(); part++) {
            place(part, partSpans, firsts, lasts);
            // distances are not negative, so that their bits sort as they do
            nearestFirst[part] = (long) Float.floatToIntBits(partSpans[part * SPAN]) << 32 | part;
            for (int sector = firsts[part]; sector <= lasts[part]; sector++) {
                starts[(sector & SECTORS - 1) + 1]++;
            }
        }
        for (int sector = 0; sector < SECTORS; sector++) {
            starts[sector + 1] += starts[sector];
        }
        Arrays.sort(nearestFirst);
        entries = new int[starts[SECTORS]];
        spans = new float[entries.length * SPAN];
        int[] next = Arrays.copyOf(starts, SECTORS);
        for (long key : nearestFirst) {
            int part = (int) key;
            for (int sector = firsts[part]; sector <= lasts[part]; sector++) {
                int entry = next[sector & SECTORS - 1]++;
                entries[entry] = part;
                spans[entry * SPAN] = partSpans[part * SPAN];
                spans[entry * SPAN + 1] = partSpans[part * SPAN + 1];
                spans[entry * SPAN + 2] = partSpans[part * SPAN + 2];
            }
        }
    }

    /** What is seen. */
    public World world() {
        return world;
    }

    /**
     * As {@link World#cast}, for a ray that starts within the view's radius.
     *
     * @throws IllegalArgumentException for a ray that starts elsewhere or at another time
     */
    public boolean cast(
            double ox,
            double oy,
            double oz,
            double dx,
            double dy,
            double dz,
            double minMetres,
            double maxMetres,
            double timeOffset,
            long raySeed,
            Hit hit) {
        double apart = (ox - x) * (ox - x) + (oy - y) * (oy - y);
        if (apart > radius * radius + 1e-6 || Math.abs(oz - z) > halfHeight + 1e-3) {
            throw new IllegalArgumentException("the ray starts " + Math.sqrt(apart) + " m beside and " + (oz - z)
                    + " m above the view's middle, allowed are " + radius + " m and +-" + halfHeight + " m");
        }
        Ray ray = world.aim(ox, oy, oz, dx, dy, dz, minMetres, maxMetres, timeOffset, hit);
        float time = (float) timeOffset;
        float up = (float) dz;
        int sector = sector((float) dx, (float) dy);
        int aimed = -1;
        int nearest = -1;
        int slot = 0;
        for (int entry = starts[sector], end = starts[sector + 1]; entry < end; entry++) {
            if (spans[entry * SPAN] >= ray.best) {
                break;
            }
            if (up < spans[entry * SPAN + 1] || up > spans[entry * SPAN + 2]) {
                continue;
            }
            int part = entries[entry];
            int item = parts.item(part);
            if (item != aimed) {
                world.turnTo(item, ray, time, hit.local);
                aimed = item;
            }
            int met = world.meets(item, parts.link(part), ray, raySeed, hit.local);
            if (met >= 0) {
                nearest = item;
                slot = met;
            }
        }
        if (nearest < 0) {
            return false;
        }
        world.describe(nearest, slot, time, raySeed, hit);
        return true;
    }

    /** Sector of a direction by its place on a square instead of a circle: grows with the angle and needs no trigonometry. */
    private static int sector(float dx, float dy) {
        float ahead = dx / (Math.abs(dx) + Math.abs(dy));
        float angle = dy < 0 ? 3 + ahead : 1 - ahead;
        return Math.min(SECTORS - 1, (int) (angle * ANGLE_TO_SECTOR));
    }

    /** Sets a part's distance, elevations and sectors. */
    private void place(int part, float[] partSpans, int[] firsts, int[] lasts) {
        float[] box = parts.boxes();
        int at = part * BOX;
        double nearX = Math.max(0, Math.max(box[at], -box[at + 1]));
        double nearY = Math.max(0, Math.max(box[at + 2], -box[at + 3]));
        double nearZ = Math.max(0, Math.max(box[at + 4], -box[at + 5]));
        double farX = Math.max(Math.abs(box[at]), Math.abs(box[at + 1]));
        double farY = Math.max(Math.abs(box[at + 2]), Math.abs(box[at + 3]));
        double nearFlat = Math.sqrt(nearX * nearX + nearY * nearY);
        double farFlat = Math.sqrt(farX * farX + farY * farY);
        partSpans[part * SPAN] = (float) (Math.sqrt(nearFlat * nearFlat + nearZ * nearZ) * (1 - 1e-6));
        partSpans[part * SPAN + 1] = (float) sine(box[at + 4], box[at + 4] < 0 ? nearFlat : farFlat) - 1e-5f;
        partSpans[part * SPAN + 2] = (float) sine(box[at + 5], box[at + 5] > 0 ? nearFlat : farFlat) + 1e-5f;
        if (nearFlat == 0) {
            lasts[part] = SECTORS - 1;
            return;
        }
        // Seen from outside, the rightmost and leftmost corners: counter-clockwise from the one is the other.
        int right = SECTORS;
        int left = -SECTORS;
        int towards = sector(box[at] + box[at + 1], box[at + 2] + box[at + 3]);
        for (int corner = 0; corner < 4; corner++) {
            int aside = sector(box[at + (corner & 1)], box[at + 2 + (corner >> 1)]) - towards;
            aside = aside > SECTORS / 2 ? aside - SECTORS : aside < -SECTORS / 2 ? aside + SECTORS : aside;
            right = Math.min(right, aside);
            left = Math.max(left, aside);
        }
        firsts[part] = towards + right - 1;
        lasts[part] = towards + left + 1;
    }

    private static double sine(double height, double flat) {
        return height == 0 ? 0 : height / Math.sqrt(height * height + flat * flat);
    }
}
