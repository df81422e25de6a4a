package io.foresight.sim.drive.body;

import static io.foresight.sim.drive.body.RandomDraws.around;
import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;

import java.util.random.RandomGenerator;

/**
 * The side profile and plan of a passenger car or van, from which {@link CarBody} draws the mesh. Metres; x measured from the front
 * end backwards, z from the ground.
 *
 * @param nose height of the bonnet's front edge
 * @param cowl height of the windscreen's lower edge
 * @param cowlAt distance from the front end to the windscreen's lower edge
 * @param roofFrontAt distance from the front end to the windscreen's upper edge
 * @param roofRearAt distance from the front end to the roof's rear edge
 * @param tailAt distance from the front end to the rear window's lower edge
 * @param tail height of the boot lid or of the rear window's lower edge
 * @param clearance under the sills
 * @param wheelRadius with tyre
 * @param frontOverhang front end to front axle
 * @param rearOverhang rear axle to rear end
 * @param tumblehome share by which the roof is narrower than the shoulders
 * @param frontTaper share by which the front end is narrower than the body
 * @param rearTaper share by which the rear end is narrower than the body
 * @param kind determines glass and deck
 */
record CarStyle(
        double length,
        double width,
        double height,
        double nose,
        double cowl,
        double cowlAt,
        double roofFrontAt,
        double roofRearAt,
        double tailAt,
        double tail,
        double clearance,
        double wheelRadius,
        double frontOverhang,
        double rearOverhang,
        double tumblehome,
        double frontTaper,
        double rearTaper,
        Kind kind) {

    /** Body families. */
    enum Kind {
        HATCHBACK,
        SALOON,
        ESTATE,
        SUV,
        MPV,
        VAN,
        PANEL_VAN,
        PICKUP
    }

    static CarStyle draw(Kind kind, RandomGenerator random) {
        return switch (kind) {
            case HATCHBACK -> hatchback(random);
            case SALOON -> saloon(random);
            case ESTATE -> lowCar(random, kind, around(random, 4.3, 0.18), around(random, 1.46, 0.04), 1.2, 0.15);
            case SUV -> suv(random);
            case MPV -> lowCar(random, kind, around(random, 4.05, 0.22), around(random, 1.62, 0.06), 0.9, 0.2);
            case VAN, PANEL_VAN -> van(random, kind);
            case PICKUP -> pickup(random);
        };
    }

    private static CarStyle hatchback(RandomGenerator random) {
        double length = chance(random, 0.12) ? between(random, 2.5, 3.3) : around(random, 3.74, 0.22);
        double height = around(random, 1.46, 0.045);
        return lowCar(random, Kind.HATCHBACK, length, height, 0.25 * length, between(random, 0.12, 0.45));
    }

    /** Two-box cars: given are the bonnet length and the distance from the roof's end to the rear end. */
    private static CarStyle lowCar(
            RandomGenerator random, Kind kind, double length, double height, double bonnet, double roofEnd) {
        double width = around(random, 1.38 + 0.065 * length + (kind == Kind.MPV ? 0.03 : 0), 0.045);
        double cowl = height * between(random, 0.64, 0.69);
        double nose = height * between(random, 0.44, 0.52);
        double cowlAt = bonnet * between(random, 0.9, 1.1);
        double rake = between(random, 0.62, 0.95);
        double tail = height * between(random, 0.62, 0.7);
        double tailAt = length - between(random, 0.03, Math.min(0.2, 0.02 + roofEnd / 2));
        return new CarStyle(
                length,
                width,
                height,
                nose,
                cowl,
                cowlAt,
                cowlAt + rake,
                length - roofEnd,
                tailAt,
                tail,
                between(random, 0.14, 0.22),
                between(random, 0.28, 0.335),
                0.19 * length * between(random, 0.9, 1.08),
                between(random, 0.5, 0.85) * (length > 3.2 ? 1 : 0.7),
                between(random, 0.14, 0.28),
                between(random, 0.12, 0.3),
                between(random, 0.08, 0.22),
                kind);
    }

    private static CarStyle saloon(RandomGenerator random) {
        double length = around(random, 4.36, 0.22);
        double height = around(random, 1.42, 0.04);
        double width = around(random, 1.72, 0.06);
        double cowlAt = between(random, 1.15, 1.4);
        double boot = between(random, 0.4, 0.75);
        return new CarStyle(
                length,
                width,
                height,
                height * between(random, 0.45, 0.53),
                height * between(random, 0.64, 0.69),
                cowlAt,
                cowlAt + between(random, 0.65, 0.95),
                length - boot - between(random, 0.5, 0.8),
                length - boot,
                height * between(random, 0.62, 0.72),
                between(random, 0.13, 0.19),
                between(random, 0.3, 0.34),
                between(random, 0.78, 0.95),
                between(random, 0.85, 1.15),
                between(random, 0.18, 0.3),
                between(random, 0.15, 0.3),
                between(random, 0.1, 0.22),
                Kind.SALOON);
    }

    private static CarStyle suv(RandomGenerator random) {
        double length = around(random, 4.3, 0.24);
        double height = around(random, 1.71, 0.08);
        double cowlAt = between(random, 1.05, 1.3);
        double roofEnd = between(random, 0.12, 0.4);
        return new CarStyle(
                length,
                around(random, 1.81, 0.06),
                height,
                height * between(random, 0.5, 0.6),
                height * between(random, 0.63, 0.68),
                cowlAt,
                cowlAt + between(random, 0.45, 0.8),
                length - roofEnd,
                length - between(random, 0.04, 0.12),
                height * between(random, 0.62, 0.68),
                between(random, 0.2, 0.28),
                between(random, 0.34, 0.39),
                between(random, 0.78, 0.92),
                between(random, 0.75, 0.95),
                between(random, 0.1, 0.22),
                between(random, 0.1, 0.22),
                between(random, 0.05, 0.16),
                Kind.SUV);
    }

    private static CarStyle van(RandomGenerator random, Kind kind) {
        int size = RandomDraws.weighted(random, 0.45, 0.35, 0.2); // small delivery van, transporter, high roof
        double length = size == 0 ? around(random, 4.2, 0.2) : around(random, size == 1 ? 5.0 : 5.8, 0.25);
        double height = around(random, size == 0 ? 1.83 : size == 1 ? 2.0 : 2.55, size == 0 ? 0.06 : 0.12);
        double width = around(random, size == 0 ? 1.74 : 1.95, 0.07);
        double cowl = Math.min(1.3, height * between(random, 0.55, 0.62));
        double cowlAt = between(random, 0.55, 1.05);
        return new CarStyle(
                length,
                width,
                height,
                cowl * between(random, 0.72, 0.85),
                cowl,
                cowlAt,
                cowlAt + between(random, 0.45, 0.8) * height / 2,
                length - between(random, 0.03, 0.12),
                length - between(random, 0.01, 0.03),
                height * between(random, 0.48, 0.55),
                between(random, 0.17, 0.25),
                between(random, 0.3, 0.36),
                between(random, 0.75, 0.98),
                0.19 * length * between(random, 0.9, 1.1),
                between(random, 0.05, 0.15),
                between(random, 0.12, 0.25),
                between(random, 0.02, 0.08),
                kind);
    }

    private static CarStyle pickup(RandomGenerator random) {
        double length = around(random, 5.15, 0.15);
        double height = around(random, 1.77, 0.05);
        double cowlAt = between(random, 1.2, 1.4);
        double bed = between(random, 1.45, 2.2);
        return new CarStyle(
                length,
                around(random, 1.82, 0.05),
                height,
                height * between(random, 0.54, 0.6),
                height * 0.64,
                cowlAt,
                cowlAt + between(random, 0.5, 0.7),
                length - bed - between(random, 0.1, 0.25),
                length - bed,
                height * 0.62,
                between(random, 0.22, 0.3),
                between(random, 0.36, 0.4),
                between(random, 0.85, 0.95),
                between(random, 1.05, 1.25),
                between(random, 0.14, 0.22),
                between(random, 0.1, 0.2),
                0.03,
                Kind.PICKUP);
    }
}
