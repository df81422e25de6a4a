package io.foresight.sim.raycast;

/** The end of a ray. One object is reused by every cast, so each thread needs its own. Fields are valid after a cast that hit something. */
public final class Hit {
    /** {@link #instance()} of a hit on a {@link FoliageVolume}. */
    public static final int FOLIAGE = -1;

    final Ray ray = new Ray();
    final Ray local = new Ray();

    float distance;
    float normalX;
    float normalY;
    float normalZ;
    float cosIncidence;
    int instance = FOLIAGE;
    int triangle;
    int objectId;
    Material material = Material.FOLIAGE;

    /** Metres from the ray's origin. */
    public float distance() {
        return distance;
    }

    /** Surface normal in the world, unit length, pointing towards the ray's origin. */
    public float normalX() {
        return normalX;
    }

    /** See {@link #normalX()}. */
    public float normalY() {
        return normalY;
    }

    /** See {@link #normalX()}. */
    public float normalZ() {
        return normalZ;
    }

    /** Cosine of the angle between ray and normal, [0, 1]; random for leaves. */
    public float cosIncidence() {
        return cosIncidence;
    }

    /** Index in the world's list of instances, or {@link #FOLIAGE}. */
    public int instance() {
        return instance;
    }

    /** Index of the triangle in the instance's mesh. */
    public int triangle() {
        return triangle;
    }

    /** The instance's or foliage volume's object id. */
    public int objectId() {
        return objectId;
    }

    /** Material of the surface. */
    public Material material() {
        return material;
    }
}
