package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.List;

/**
 * Everything that rays can hit during one sweep: instances of meshes, each with constant motion, and porous foliage. A two-level bounding
 * volume hierarchy: the top level is built here, in about 1 ms for 500 bodies, over boxes that contain each body's whole motion; the bottom
 * level belongs to the shapes. Immutable; casts may run in any number of threads, each with its own {@link Hit}.
 *
 * <p>Frame: any, in metres; all instances, volumes and rays share it. Distances are in single precision relative to the centre of the
 * bodies: 0.1 mm at 1 km from it.
 */
public final class World {
    /** Half the duration of a 10 Hz sweep. */
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
    private final float[] itemBoxes;
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
     * @param halfSpanSeconds largest time offset of any ray from the reference time, seconds, 0 or more
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
            boundPart(i, instance.shape().rootBox(), 0, items, i * BOX);
        }
        volumes = new float[this.foliage.size() * Foliage.SIZE];
        for (int i = 0; i < this.foliage.size(); i++) {
            FoliageVolume volume = this.foliage.get(i);
            objectIds[solid + i] = volume.objectId();
            Foliage.fill(volume, centre, volumes, i * Foliage.SIZE);
            Foliage.bound(volume, centre, items, (solid + i) * BOX);
        }
        itemBoxes = items;
        BvhBuilder tree = new BvhBuilder(items, 1);
        boxes = tree.boxes;
        links = tree.links;
        order = tree.order;
        root = tree.root;
    }

    /** The bodies; {@link Hit#instance()} is an index into this list. */
    public List<Instance> instances() {
        return instances;
    }

    /** The porous volumes. */
    public List<FoliageVolume> foliage() {
        return foliage;
    }

    /** Largest time offset of a ray, seconds before and after the reference time. */
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
     * @param minMetres surfaces nearer than this are ignored
     * @param maxMetres surfaces farther than this are ignored
     * @param timeOffset seconds from the reference time, within {@link #halfSpanSeconds()}
     * @param raySeed seed of the random leaves in foliage: equal seeds hit equal leaves
     * @return whether anything was hit; if not, {@code hit} is undefined
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
        Ray ray = aim(ox, oy, oz, dx, dy, dz, minMetres, maxMetres, timeOffset, hit);
        float time = (float) timeOffset;
        int nearest = -1;
        int slot = 0;
        int link = root;
        while (link != Ray.NONE) {
            if (link >= 0) {
                link = ray.open(boxes, links, link);
                continue;
            }
            for (int i = BvhBuilder.leafStart(link), end = i + BvhBuilder.leafCount(link); i < end; i++) {
                int item = order[i];
                turnTo(item, ray, time, hit.local);
                int met = meets(item, wholeOf(item), ray, raySeed, hit.local);
                if (met >= 0) {
                    nearest = item;
                    slot = met;
                }
            }
            link = ray.next();
        }
        if (nearest < 0) {
            return false;
        }
        describe(nearest, slot, time, raySeed, hit);
        return true;
    }

    /**
     * As {@link #cast}, but for one instance alone, as if nothing else were there. Sets only the distance and the properties of the
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
        Ray ray = aim(ox, oy, oz, dx, dy, dz, minMetres, maxMetres, timeOffset, hit);
        turnTo(instance, ray, (float) timeOffset, hit.local);
        boolean met = meets(instance, wholeOf(instance), ray, 0, hit.local) >= 0;
        hit.distance = ray.best;
        hit.instance = instance;
        hit.objectId = objectIds[instance];
        return met;
    }

    /** Sets the hit's ray, in coordinates relative to the world's centre. */
    Ray aim(
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
        if (!(Math.abs(timeOffset) <= halfSpanSeconds + 1e-9)) {
            throw new IllegalArgumentException("a ray's time offset must be within " + halfSpanSeconds
                    + " s of the reference time, got " + timeOffset + " s");
        }
        Ray ray = hit.ray;
        ray.near = (float) minMetres;
        ray.best = (float) maxMetres;
        ray.aim((float) (ox - centreX), (float) (oy - centreY), (float) (oz - centreZ), (float) dx, (float) dy, (float)
                dz);
        return ray;
    }

    /** The link of a whole item, for {@link #meets}. */
    int wholeOf(int item) {
        return item < shapes.length ? shapes[item].root() : 0;
    }

    /** Transforms the ray to the item's frame and stores it in {@code local}. */
    void turnTo(int item, Ray ray, float time, Ray local) {
        if (item < shapes.length) {
            Placement.toShape(placements, item * Placement.SIZE, ray, time, local);
        }
    }

    /**
     * Lowers {@link Ray#best} if the item's part is nearer, and returns the slot of what was hit in it, otherwise -1. {@code local} is the
     * ray in the item's frame.
     */
    int meets(int item, int part, Ray ray, long raySeed, Ray local) {
        if (item >= shapes.length) {
            int volume = item - shapes.length;
            return Foliage.meets(volumes, volume * Foliage.SIZE, ray, RayHash.mix(raySeed, volume)) ? 0 : -1;
        }
        local.best = ray.best;
        int slot = shapes[item].cast(local, part);
        ray.best = local.best;
        return slot;
    }

    /** Sets the hit's fields from the last surface that was hit. */
    void describe(int item, int slot, float time, long raySeed, Hit hit) {
        Ray ray = hit.ray;
        hit.distance = ray.best;
        hit.objectId = objectIds[item];
        if (item >= shapes.length) {
            hit.instance = Hit.FOLIAGE;
            hit.material = Material.FOLIAGE;
            hit.normalX = -ray.dx;
            hit.normalY = -ray.dy;
            hit.normalZ = -ray.dz;
            hit.cosIncidence = Foliage.leafCosine(RayHash.mix(raySeed, item - shapes.length));
            return;
        }
        hit.instance = item;
        shapes[item].describe(slot, hit);
        Placement.normalToWorld(placements, item * Placement.SIZE, time, hit);
        float cos = hit.normalX * ray.dx + hit.normalY * ray.dy + hit.normalZ * ray.dz;
        if (cos > 0) {
            hit.normalX = -hit.normalX;
            hit.normalY = -hit.normalY;
            hit.normalZ = -hit.normalZ;
        }
        hit.cosIncidence = Math.min(1, Math.abs(cos));
    }

    /**
     * Bounds of each instance and then each volume over the whole time span, relative to the centre; {@link BvhBuilder#BOX} floats each.
     */
    float[] itemBoxes() {
        return itemBoxes;
    }

    /** The shape of an item; null for foliage. */
    MeshBvh shape(int item) {
        return item < shapes.length ? shapes[item] : null;
    }

    /** Bounds of a box of the item's shape over the time span, relative to the centre. */
    void boundPart(int item, float[] boxes, int box, float[] out, int at) {
        Placement.bound(placements, item * Placement.SIZE, boxes, box, (float) halfSpanSeconds, out, at);
    }

    double centreX() {
        return centreX;
    }

    double centreY() {
        return centreY;
    }

    double centreZ() {
        return centreZ;
    }
}
