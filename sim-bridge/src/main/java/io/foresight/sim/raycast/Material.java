package io.foresight.sim.raycast;

/**
 * Reflection of a 905 nm laser pulse by a surface. Powers are relative to a white Lambertian target at perpendicular incidence.
 *
 * <p>Diffuse values are typical for the near infrared (plants are bright because of chlorophyll, black rubber and dark paint are near
 * zero). For smooth surfaces the power decreases with the cosine of the incidence angle (Lambert). For rough surfaces it decreases far
 * less, because some of their facets face a grazing ray (Oren and Nayar 1994); therefore a road at 30 m is as bright to a roof-mounted
 * LiDAR as one at 5 m. Glossy surfaces have an additional lobe around the normal, which is narrower for a higher exponent (Phong 1975).
 */
public enum Material {
    ASPHALT(0.16, 0.0, 0.0, 0.0, 0.1, 1),
    CONCRETE(0.38, 0.0, 0.0, 0.0, 0.25, 1),
    ROAD_PAINT(0.50, 0.0, 0.0, 0.9, 0.15, 1),
    GRASS(0.42, 0.0, 0.0, 0.0, 0.15, 1),
    SOIL(0.28, 0.0, 0.0, 0.0, 0.2, 1),
    BRICK(0.35, 0.0, 0.0, 0.0, 0.5, 1),
    PLASTER(0.55, 0.0, 0.0, 0.0, 0.7, 1),
    WOOD(0.45, 0.0, 0.0, 0.0, 0.7, 1),
    BARK(0.30, 0.0, 0.0, 0.0, 0.4, 1),
    FOLIAGE(0.48, 0.0, 0.0, 0.0, 0.15, 1),
    CAR_PAINT(0.2, 0.6, 0.0, 0.0, 1.0, 20),
    CAR_PAINT_DARK(0.04, 0.4, 0.0, 0.0, 1.0, 20),
    GLASS(0.008, 0.8, 0.25, 0.0, 1.0, 200),
    RUBBER(0.045, 0.0, 0.0, 0.0, 0.7, 1),
    METAL(0.32, 1.5, 0.0, 0.0, 1.0, 40),
    PLASTIC(0.22, 0.3, 0.0, 0.0, 1.0, 15),
    PLASTIC_DARK(0.06, 0.2, 0.0, 0.0, 1.0, 15),
    LAMP(0.25, 0.4, 0.0, 6.0, 1.0, 15),
    RETROREFLECTOR(0.50, 0.0, 0.0, 60.0, 1.0, 1),
    CLOTH(0.38, 0.0, 0.0, 0.0, 0.5, 1),
    CLOTH_DARK(0.12, 0.0, 0.0, 0.0, 0.5, 1),
    SKIN(0.45, 0.0, 0.0, 0.0, 0.7, 1),
    WATER(0.01, 1.0, 0.0, 0.0, 1.0, 200),
    UPHOLSTERY(0.15, 0.0, 0.0, 0.0, 0.5, 1);

    private static final Material[] ALL = values();
    private static final int STEPS = 512;
    private static final float[] BY_COSINE = table();

    private final double diffuse;
    private final double specular;
    private final double transmission;
    private final double retro;
    private final double falloff;
    private final int lobeExponent;

    Material(double diffuse, double specular, double transmission, double retro, double falloff, int lobeExponent) {
        this.diffuse = diffuse;
        this.specular = specular;
        this.transmission = transmission;
        this.retro = retro;
        this.falloff = falloff;
        this.lobeExponent = lobeExponent;
    }

    /** Table of {@link #reflectance} by {@code ordinal * (STEPS + 2) + step}. */
    private static float[] table() {
        float[] table = new float[ALL.length * (STEPS + 2)];
        for (int entry = 0; entry < table.length; entry++) {
            table[entry] = (float) ALL[entry / (STEPS + 2)].power((double) (entry % (STEPS + 2)) / STEPS);
        }
        return table;
    }

    /** The material with this ordinal, without the array copy of {@code values()}. */
    public static Material of(int ordinal) {
        return ALL[ordinal];
    }

    /** Lambertian reflectance at 905 nm, [0, 1]. */
    public double diffuse() {
        return diffuse;
    }

    /** Share of the power that passes through the surface in one direction, [0, 1]; 0 for opaque materials. */
    public double transmission() {
        return transmission;
    }

    /** Whether the surface reflects light back to its source, as signs, number plates and lamps do. */
    public boolean retroreflective() {
        return retro > 1;
    }

    /**
     * Power reflected to the sensor, relative to a white Lambertian target at perpendicular incidence; retroreflectors far exceed 1.
     *
     * @param cosIncidence cosine of the angle between the ray and the surface normal, [0, 1]; looked up in a table of 512 steps
     */
    public double reflectance(double cosIncidence) {
        double place = cosIncidence * STEPS;
        int step = (int) place;
        int at = ordinal() * (STEPS + 2) + step;
        return BY_COSINE[at] + (place - step) * (BY_COSINE[at + 1] - BY_COSINE[at]);
    }

    private double power(double cosIncidence) {
        return diffuse * Math.pow(cosIncidence, falloff)
                + specular * Math.pow(cosIncidence, lobeExponent)
                + retro * cosIncidence * cosIncidence;
    }
}
