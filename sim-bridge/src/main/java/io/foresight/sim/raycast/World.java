package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.List;

/**
 * Everything that rays can meet during one sweep: instances of meshes, each moving steadily, and porous foliage. A two-level bounding
 * volume hierarchy: the top level is built here, in about 1 ms for 500 bodies, over boxes that hold each body's whole motion; the
 * bottom level comes with the shapes. Immutable; casts may run in any number of threads, each with its own {@link Hit}.
 *
 * <p>Frame: any, metres; all instances, volumes and rays share it. Distances are single precision about the middle of the bodies:
 * 0.1 mm at 1 km from there.
 */
public final class World {
    /** Widens box tests by four units in the last place. */
    static final float ROUNDING = 1 + 4 * 1.1920929e-7f;
    /** Half of a 10 Hz sweep. */
    public static final double HALF_TENTH_SECOND = 0.05;

    private final List<Instance> instances;
    private final List<FoliageVolume> foliage;
    private final double halfSpanSeconds;
    private final double centreX;
    private final double centreY;
    private final double centreZ;
    private final MeshBvh[] shapes;
    private final float[] placements;
    private final float[] volumes;
    private final int[] objectIds;
    private final float[] boxes;
    private final int[] links;
    private final int[] order;
    private final int root;

    /** A world for a 10 Hz sweep. */
    public World(List<Instance> instances, List<FoliageVolume> foliage) {
        this(instances, foliage, HALF_TENTH_SECOND);
    }

    /**
     * Builds the top level.
     *
     * @param halfSpanSeconds largest time offset of any ray from the reference moment, seconds, 0 or more
     */
    public World(List<Instance> instances, List<FoliageVolume> foliage, double halfSpanSeconds) {
        if (!(halfSpanSeconds >= 0 && halfSpanSeconds < 10)) {
            throw new IllegalArgumentException("half a sweep must last 0 to 10 s, got " + halfSpanSeconds + " s");
        }
        this.instances = List.copyOf(instances);
        this.foliage = List.copyOf(foliage);
        this.halfSpanSeconds = halfSpanSeconds;
        double[] centre = Placement.middle(this.instances, this.foliage);
        centreX = centre[0];
        centreY = centre[1];
        centreZ = centre[2];
        int solid = this.instances.size();
        shapes = new MeshBvh[solid];
        placements = new float[solid * Placement.SIZE];
        objectIds = new int[solid + this.foliage.size()];
        float[] items = new float[objectIds.length * BOX];
        for (int i = 0; i < solid; i++) {
            Instance instance = this.instances.get(i);
            shapes[i] = instance.shape();
            objectIds[i] = instance.objectId();
            Placement.fill(instance, centre, placements, i * Placement.SIZE);
            Placement.bound(instance, centre, halfSpanSeconds, items, i * BOX);
        }
        volumes = new float[this.foliage.size() * Foliage.SIZE];
        for (int i = 0; i < this.foliage.size(); i++) {
            FoliageVolume volume = this.foliage.get(i);
            objectIds[solid + i] = volume.objectId();
            Foliage.fill(volume, centre, volumes, i * Foliage.SIZE);
            Foliage.bound(volume, centre, items, (solid + i) * BOX);
        }
        BvhBuilder tree = new BvhBuilder(items, 1);
        boxes = tree.boxes;
        links = tree.links;
        order = tree.order;
        root = tree.root;
    }

    /** The bodies, in the order that {@link Hit#instance()} counts. */
    public List<Instance> instances() {
        return instances;
    }

    /** The porous volumes. */
    public List<FoliageVolume> foliage() {
        return foliage;
    }

    /** Largest time offset that a ray may have, seconds either side of the reference moment. */
    public double halfSpanSeconds() {
        return halfSpanSeconds;
    }

    /**
     * Casts one ray and fills {@code hit} with the nearest surface.
     *
     * @param ox origin, metres
     * @param oy origin, metres
     * @param oz origin, metres
     * @param dx direction, unit length
     * @param dy direction, unit length
     * @param dz direction, unit length
     * @param minMetres surfaces nearer than this are passed by
     * @param maxMetres surfaces farther than this are not seen
     * @param timeOffset seconds from the reference moment, within {@link #halfSpanSeconds()}
     * @param raySeed what foliage draws its leaves from: equal seeds meet equal leaves
     * @return whether anything was hit; where not, {@code hit} is undefined
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
        requireTime(timeOffset);
        float x = (float) (ox - centreX);
        float y = (float) (oy - centreY);
        float z = (float) (oz - centreZ);
        float fx = nonZero((float) dx);
        float fy = nonZero((float) dy);
        float fz = nonZero((float) dz);
        float time = (float) timeOffset;
        float near = (float) minMetres;
        float ix = 1 / fx;
        float iy = 1 / fy;
        float iz = 1 / fz;
        int nearX = ix < 0 ? 1 : 0;
        int nearY = iy < 0 ? 3 : 2;
        int nearZ = iz < 0 ? 5 : 4;
        int[] stack = hit.worldStack;
        float[] stackNear = hit.worldStackNear;
        float best = (float) maxMetres;
        int bestItem = -1;
        int bestTriangle = 0;
        int depth = 0;
        int link = root;
        while (true) {
            if (link < 0) {
                if (BvhBuilder.leafCount(link) > 0) {
                    int item = order[BvhBuilder.leafStart(link)];
                    if (meet(item, x, y, z, fx, fy, fz, near, best, time, raySeed, hit)) {
                        best = hit.distance;
                        bestItem = item;
                        bestTriangle = hit.triangle;
                    }
                }
            } else {
                int at = link * 2 * BOX;
                float left = enter(at, nearX, nearY, nearZ, x, y, z, ix, iy, iz, near, best);
                float right = enter(at + BOX, nearX, nearY, nearZ, x, y, z, ix, iy, iz, near, best);
                if (left <= right) {
                    if (right < Float.MAX_VALUE) {
                        stack[depth] = links[2 * link + 1];
                        stackNear[depth++] = right;
                    }
                    if (left < Float.MAX_VALUE) {
                        link = links[2 * link];
                        continue;
                    }
                } else {
                    if (left < Float.MAX_VALUE) {
                        stack[depth] = links[2 * link];
                        stackNear[depth++] = left;
                    }
                    link = links[2 * link + 1];
                    continue;
                }
            }
            do {
                if (depth == 0) {
                    if (bestItem < 0) {
                        return false;
                    }
                    hit.distance = best;
                    hit.triangle = bestTriangle;
                    describe(bestItem, fx, fy, fz, time, raySeed, hit);
                    return true;
                }
                link = stack[--depth];
            } while (stackNear[depth] >= best);
        }
    }

    /**
     * As {@link #cast}, but sees one instance alone, as if nothing else were there. Sets only the distance and what belongs to the
     * instance as a whole.
     */
    public boolean castAlone(
            int instance,
            double ox,
            double oy,
            double oz,
            double dx,
            double dy,
            double dz,
            double minMetres,
            double maxMetres,
            double timeOffset,
            Hit hit) {
        requireTime(timeOffset);
        float x = (float) (ox - centreX);
        float y = (float) (oy - centreY);
        float z = (float) (oz - centreZ);
        boolean met = Placement.cast(
                shapes[instance],
                placements,
                instance * Placement.SIZE,
                x,
                y,
                z,
                (float) dx,
                (float) dy,
                (float) dz,
                (float) minMetres,
                (float) maxMetres,
                (float) timeOffset,
                hit);
        hit.instance = instance;
        hit.objectId = objectIds[instance];
        return met;
    }

    private boolean meet(
            int item,
            float x,
            float y,
            float z,
            float dx,
            float dy,
            float dz,
            float near,
            float best,
            float time,
            long raySeed,
            Hit hit) {
        if (item < shapes.length) {
            return Placement.cast(
                    shapes[item], placements, item * Placement.SIZE, x, y, z, dx, dy, dz, near, best, time, hit);
        }
        int volume = item - shapes.length;
        return Foliage.cast(
                volumes, volume * Foliage.SIZE, x, y, z, dx, dy, dz, near, best, RayHash.mix(raySeed, volume), hit);
    }

    private void describe(int item, float dx, float dy, float dz, float time, long raySeed, Hit hit) {
        hit.objectId = objectIds[item];
        if (item < shapes.length) {
            hit.instance = item;
            shapes[item].describe(hit);
            Placement.normalToWorld(placements, item * Placement.SIZE, time, hit);
            float cos = hit.normalX * dx + hit.normalY * dy + hit.normalZ * dz;
            if (cos > 0) {
                hit.normalX = -hit.normalX;
                hit.normalY = -hit.normalY;
                hit.normalZ = -hit.normalZ;
            }
            hit.cosIncidence = Math.min(1, Math.abs(cos));
        } else {
            hit.instance = Hit.FOLIAGE;
            hit.material = Material.FOLIAGE;
            hit.normalX = -dx;
            hit.normalY = -dy;
            hit.normalZ = -dz;
            hit.cosIncidence = Foliage.leafCosine(RayHash.mix(raySeed, item - shapes.length));
        }
    }

    private float enter(
            int at,
            int nearX,
            int nearY,
            int nearZ,
            float ox,
            float oy,
            float oz,
            float ix,
            float iy,
            float iz,
            float tMin,
            float best) {
        float near = (boxes[at + nearX] - ox) * ix;
        float far = (boxes[at + 1 - nearX] - ox) * ix;
        float nearAlongY = (boxes[at + nearY] - oy) * iy;
        float farAlongY = (boxes[at + 5 - nearY] - oy) * iy;
        near = nearAlongY > near ? nearAlongY : near;
        far = farAlongY < far ? farAlongY : far;
        float nearAlongZ = (boxes[at + nearZ] - oz) * iz;
        float farAlongZ = (boxes[at + 9 - nearZ] - oz) * iz;
        near = nearAlongZ > near ? nearAlongZ : near;
        far = farAlongZ < far ? farAlongZ : far;
        return near <= far * ROUNDING && far >= tMin && near < best ? near : Float.MAX_VALUE;
    }

    private void requireTime(double timeOffset) {
        if (!(Math.abs(timeOffset) <= halfSpanSeconds + 1e-9)) {
            throw new IllegalArgumentException("a ray's time offset must be within " + halfSpanSeconds
                    + " s of the reference moment, got " + timeOffset + " s");
        }
    }

    static float nonZero(float component) {
        return Math.abs(component) < 1e-18f ? 1e-18f : component;
    }
}
