package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A {@link World} seen from about one place, as a turning LiDAR sees it. Directions are sorted into sectors of azimuth; each lists the
 * bodies that reach into it, nearest first, with the elevations that they span. A ray looks through one list instead of a tree, which is
 * twice as fast for sweeps and gives the same hits.
 *
 * <p>Immutable; casts may run in any number of threads, each with its own {@link Hit}.
 */
public final class PolarView {
    private static final int SECTORS = 2048;
    private static final float ANGLE_TO_SECTOR = SECTORS / 4f;
    /** Floats an entry: nearest distance, lowest and highest z of a unit direction. */
    private static final int SPAN = 3;

    private final World world;
    private final double x;
    private final double y;
    private final double z;
    private final double radius;
    private final int[] starts = new int[SECTORS + 1];
    private final int[] items;
    private final float[] spans;

    /**
     * Sorts a world's bodies, in about 1 ms for 500.
     *
     * @param x middle of the rays' origins, metres, world
     * @param y middle of the rays' origins, metres, world
     * @param z middle of the rays' origins, metres, world
     * @param radius no ray starts farther than this from the middle, metres
     */
    public PolarView(World world, double x, double y, double z, double radius) {
        if (!(Double.isFinite(x + y + z) && radius >= 0 && radius < 1e4)) {
            throw new IllegalArgumentException("a view needs a finite middle and a radius of 0 m to 10 km, got " + x
                    + ", " + y + ", " + z + " and " + radius + " m");
        }
        this.world = world;
        this.x = x;
        this.y = y;
        this.z = z;
        this.radius = radius;
        float[] boxes = world.itemBoxes();
        int count = boxes.length / BOX;
        double[] middle = {x - world.centreX(), y - world.centreY(), z - world.centreZ()};
        float[] itemSpans = new float[count * SPAN];
        int[] firsts = new int[count];
        int[] lasts = new int[count];
        for (int item = 0; item < count; item++) {
            place(boxes, item, middle, itemSpans, firsts, lasts);
        }
        int[] nearestFirst = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> itemSpans[item * SPAN]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int item = 0; item < count; item++) {
            for (int sector = firsts[item]; sector <= lasts[item]; sector++) {
                starts[Math.floorMod(sector, SECTORS) + 1]++;
            }
        }
        for (int sector = 0; sector < SECTORS; sector++) {
            starts[sector + 1] += starts[sector];
        }
        items = new int[starts[SECTORS]];
        spans = new float[items.length * SPAN];
        int[] next = Arrays.copyOf(starts, SECTORS);
        for (int item : nearestFirst) {
            for (int sector = firsts[item]; sector <= lasts[item]; sector++) {
                int entry = next[Math.floorMod(sector, SECTORS)]++;
                items[entry] = item;
                System.arraycopy(itemSpans, item * SPAN, spans, entry * SPAN, SPAN);
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
        double apart = (ox - x) * (ox - x) + (oy - y) * (oy - y) + (oz - z) * (oz - z);
        if (apart > radius * radius + 1e-6) {
            throw new IllegalArgumentException(
                    "the ray starts " + Math.sqrt(apart) + " m from the view's middle, allowed are " + radius + " m");
        }
        Ray ray = world.aim(ox, oy, oz, dx, dy, dz, minMetres, maxMetres, timeOffset, hit);
        float time = (float) timeOffset;
        float up = (float) dz;
        int sector = sector((float) dx, (float) dy);
        int nearest = -1;
        int slot = 0;
        for (int entry = starts[sector], end = starts[sector + 1]; entry < end; entry++) {
            if (spans[entry * SPAN] >= ray.best) {
                break;
            }
            if (up < spans[entry * SPAN + 1] || up > spans[entry * SPAN + 2]) {
                continue;
            }
            int item = items[entry];
            int met = world.meets(item, ray, time, raySeed, hit.local);
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

    /** Sets an item's distance, elevations and sectors, all widened by the view's radius. */
    private void place(float[] boxes, int item, double[] middle, float[] itemSpans, int[] firsts, int[] lasts) {
        double[] low = new double[3];
        double[] high = new double[3];
        double[] gap = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = boxes[item * BOX + 2 * axis] - middle[axis] - radius - 1e-3;
            high[axis] = boxes[item * BOX + 2 * axis + 1] - middle[axis] + radius + 1e-3;
            gap[axis] = Math.max(0, Math.max(low[axis], -high[axis]));
        }
        if (low[0] > high[0]) { // an empty shape
            lasts[item] = -1;
            return;
        }
        double nearFlat = Math.hypot(gap[0], gap[1]);
        double farFlat = Math.hypot(
                Math.max(Math.abs(low[0]), Math.abs(high[0])), Math.max(Math.abs(low[1]), Math.abs(high[1])));
        itemSpans[item * SPAN] = (float) (Math.hypot(nearFlat, gap[2]) * (1 - 1e-6));
        itemSpans[item * SPAN + 1] = (float) sine(low[2], low[2] < 0 ? nearFlat : farFlat) - 1e-5f;
        itemSpans[item * SPAN + 2] = (float) sine(high[2], high[2] > 0 ? nearFlat : farFlat) + 1e-5f;
        if (nearFlat == 0) {
            lasts[item] = SECTORS - 1;
            return;
        }
        double towards = Math.atan2(low[1] + high[1], low[0] + high[0]);
        double right = 0;
        double left = 0;
        for (int corner = 0; corner < 4; corner++) {
            double angle = Math.atan2((corner & 1) == 0 ? low[1] : high[1], (corner & 2) == 0 ? low[0] : high[0]);
            double aside = Math.IEEEremainder(angle - towards, 2 * Math.PI);
            right = Math.min(right, aside);
            left = Math.max(left, aside);
        }
        firsts[item] = sectorOf(towards + right) - 1;
        lasts[item] = sectorOf(towards + left) + 1;
        if (lasts[item] < firsts[item]) {
            lasts[item] += SECTORS;
        }
    }

    private static int sectorOf(double angle) {
        return sector((float) Math.cos(angle), (float) Math.sin(angle));
    }

    private static double sine(double height, double flat) {
        return height == 0 ? 0 : height / Math.hypot(height, flat);
    }
}
