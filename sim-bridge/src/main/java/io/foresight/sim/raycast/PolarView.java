package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.Arrays;

/**
 * A {@link World} as seen from approximately one place, for rotating LiDARs. Directions are divided into azimuth sectors; each sector lists
 * the parts of bodies that extend into it, nearest first, with their elevation ranges. A ray searches one list instead of a tree, which is
 * twice as fast for sweeps and gives the same hits.
 *
 * <p>Immutable; casts may run in any number of threads, each with its own {@link Hit}.
 */
public final class PolarView {
    private static final int SECTORS = 1024;
    private static final float ANGLE_TO_SECTOR = SECTORS / 4f;
    /** Floats per entry: nearest distance, lowest and highest z of a unit direction. */
    private static final int SPAN = 3;
    /** Boxes are enlarged by the view's extents plus this, metres. */
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
     * Builds the sector lists, in a few milliseconds.
     *
     * @param x centre of the rays' origins, metres, world
     * @param y centre of the rays' origins, metres, world
     * @param z centre of the rays' origins, metres, world
     * @param radius maximum horizontal distance of a ray's origin from the centre, metres
     * @param halfHeight maximum vertical distance of a ray's origin from the centre, metres
     */
    public PolarView(World world, double x, double y, double z, double radius, double halfHeight) {
        if (!(Double.isFinite(x + y + z) && radius >= 0 && radius < 1e4 && halfHeight >= 0 && halfHeight < 1e4)) {
            throw new IllegalArgumentException("a view needs a finite centre and extents of 0 m to 10 km, got " + x
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
            // distances are not negative, so their float bits sort in the same order
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

    /** The world of this view. */
    public World world() {
        return world;
    }

    /**
     * As {@link World#cast}, for a ray that starts within the view's radius.
     *
     * @throws IllegalArgumentException for a ray whose origin or time is out of range
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
                    + " m above the view's centre, allowed are " + radius + " m and +-" + halfHeight + " m");
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

    /** Sector of a direction from its position on a square instead of a circle: monotonic in the angle and without trigonometry. */
    private static int sector(float dx, float dy) {
        float ahead = dx / (Math.abs(dx) + Math.abs(dy));
        float angle = dy < 0 ? 3 + ahead : 1 - ahead;
        return Math.min(SECTORS - 1, (int) (angle * ANGLE_TO_SECTOR));
    }

    /** Sets a part's distance, elevation range and sectors. */
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
        // seen from outside the box, its rightmost and leftmost corners: counter-clockwise from one to the other
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
