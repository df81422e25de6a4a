package io.foresight.sim.drive.body;

import static io.foresight.sim.drive.body.RandomDraws.between;
import static io.foresight.sim.drive.body.RandomDraws.chance;
import static io.foresight.sim.drive.body.Sketch.point;

import io.foresight.sim.raycast.Material;
import java.util.random.RandomGenerator;

/**
 * Generates a car: a hull of cross-sections along the side profile with wheel arches, a greenhouse with pillars and glass over an open
 * cabin with seats, wheels, lamps, plates and mirrors. Origin on the ground under the centre, heading +x.
 */
final class CarBody {
    private static final int RING = 6; // points of half a cross-section

    private final CarStyle style;
    private final RandomGenerator random;
    private final Sketch sketch = new Sketch();
    private final Material paint;
    private final Material trim;
    private final double half;

    private CarBody(CarStyle style, RandomGenerator random) {
        this.style = style;
        this.random = random;
        this.half = style.width() / 2;
        this.paint = chance(random, 0.42) ? Material.CAR_PAINT_DARK : Material.CAR_PAINT;
        this.trim = chance(random, 0.5) ? Material.PLASTIC_DARK : paint;
    }

    /** Generates a random car of the kind. */
    static Body draw(CarStyle.Kind kind, RandomGenerator random) {
        CarBody car = new CarBody(CarStyle.draw(kind, random), random);
        car.hull();
        car.greenhouse();
        car.cabin();
        car.wheels();
        car.fittings();
        double[] bounds = car.sketch.bounds();
        car.mirrors();
        return new Body(car.sketch, bounds);
    }

    // x in the body's frame from a distance behind the front end
    private double x(double fromFront) {
        return style.length() / 2 - fromFront;
    }

    private void hull() {
        int stations = 44;
        double[][] previous = null;
        boolean wasCabin = false;
        for (int i = 0; i <= stations; i++) {
            double at = style.length() * spaced((double) i / stations);
            double[][] ring = ring(at);
            boolean cabin = at > style.cowlAt() && at < style.tailAt() || bed(at);
            if (previous != null) {
                skin(previous, ring, !(cabin && wasCabin));
            } else {
                cap(ring);
            }
            previous = ring;
            wasCabin = cabin;
        }
        cap(previous);
    }

    private boolean bed(double at) {
        return style.kind() == CarStyle.Kind.PICKUP && at > style.tailAt() && at < style.length() - 0.06;
    }

    // stations closer together at the ends, where the body is round
    private static double spaced(double u) {
        return u - 0.09 * Math.sin(2 * Math.PI * u);
    }

    private double[][] ring(double at) {
        double top = top(at);
        double bottom = Math.min(bottom(at), top - 0.12);
        double w = half * plan(at);
        double crown = 0.03 * w;
        double rise = top - bottom;
        return new double[][] {
            point(x(at), 0.82 * w, bottom),
            point(x(at), 0.97 * w, bottom + Math.min(0.1, 0.2 * rise)),
            point(x(at), w, bottom + 0.45 * rise),
            point(x(at), 0.985 * w, bottom + 0.78 * rise),
            point(x(at), 0.93 * w, top - 0.02),
            point(x(at), 0, top + (at < style.cowlAt() ? crown : 0))
        };
    }

    private double top(double at) {
        double drop = 0.2 * style.nose();
        if (at < style.cowlAt()) {
            double u = at / style.cowlAt();
            double lip = at < 0.22 ? drop * Math.pow(1 - at / 0.22, 2) : 0;
            return style.nose() + (style.cowl() - style.nose()) * (1.35 * u - 0.35 * u * u) - lip;
        }
        double u = Math.min(1, (at - style.cowlAt()) / (style.tailAt() - style.cowlAt()));
        double belt = style.cowl() + (style.tail() - style.cowl()) * u;
        double toEnd = style.length() - at;
        return toEnd < 0.1 ? belt - 0.5 * (0.1 - toEnd) : belt;
    }

    private double bottom(double at) {
        double low = style.clearance();
        double end = Math.min(at, style.length() - at);
        low += end < 0.35 ? 0.16 * (1 - end / 0.35) : 0;
        double arch = 1.13 * style.wheelRadius();
        for (double axle : new double[] {style.frontOverhang(), style.length() - style.rearOverhang()}) {
            double d = Math.abs(at - axle);
            if (d < arch) {
                low = Math.max(low, style.wheelRadius() + Math.sqrt(arch * arch - d * d));
            }
        }
        return low;
    }

    // half width as a share of the maximum
    private double plan(double at) {
        double front = Math.max(0, 1 - at / Math.min(1.0, 0.24 * style.length()));
        double rear = Math.max(0, 1 - (style.length() - at) / Math.min(0.8, 0.18 * style.length()));
        return 1 - style.frontTaper() * Math.pow(front, 2.2) - style.rearTaper() * Math.pow(rear, 2.2);
    }

    private void skin(double[][] a, double[][] b, boolean deck) {
        for (int side = -1; side <= 1; side += 2) {
            for (int k = 0; k + 1 < RING; k++) {
                if (k == RING - 2 && !deck) {
                    continue;
                }
                Material material = k == 0 ? trim : paint;
                sketch.quad(on(a[k], side), on(b[k], side), on(b[k + 1], side), on(a[k + 1], side), material);
            }
        }
        sketch.quad(on(a[0], 1), on(b[0], 1), on(b[0], -1), on(a[0], -1), Material.PLASTIC_DARK);
    }

    private void cap(double[][] ring) {
        for (int k = 0; k + 1 < RING; k++) {
            Material material = k == 1 ? Material.PLASTIC_DARK : paint;
            sketch.quad(on(ring[k], 1), on(ring[k + 1], 1), on(ring[k + 1], -1), on(ring[k], -1), material);
        }
    }

    private static double[] on(double[] p, int side) {
        return point(p[0], side * p[1], p[2]);
    }

    private void greenhouse() {
        double base = 0.915 * half;
        double roof = base * (1 - style.tumblehome());
        double eaves = style.height() - 0.05;
        boolean blind = style.kind() == CarStyle.Kind.PANEL_VAN;
        double[] cuts = {0, 0.05, 0.36, 0.42, 0.7, 0.76, 0.95, 1};
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i + 1 < cuts.length; i++) {
                boolean glass = i % 2 == 1 && !(blind && i > 1) && !(i == 5 && style.kind() == CarStyle.Kind.PICKUP);
                sideStrip(cuts[i], cuts[i + 1], side, base, roof, eaves, glass ? Material.GLASS : paint);
            }
        }
        double bow = between(random, 0.05, 0.16);
        screen(style.cowlAt(), style.cowl(), style.roofFrontAt(), base, roof, eaves, -bow, Material.GLASS);
        Material rear = blind ? paint : Material.GLASS;
        screen(style.tailAt(), style.tail(), style.roofRearAt(), base, roof, eaves, between(random, 0, 0.07), rear);
        roof(roof, eaves);
    }

    private void sideStrip(
            double from, double to, int side, double base, double roof, double eaves, Material material) {
        double[] a = lower(from, side * base);
        double[] b = lower(to, side * base);
        double[] c = upper(to, side * roof, eaves);
        double[] d = upper(from, side * roof, eaves);
        sketch.quad(a, b, c, d, material);
    }

    private double[] lower(double u, double y) {
        double at = style.cowlAt() + u * (style.tailAt() - style.cowlAt());
        return point(x(at), y * plan(at), style.cowl() + u * (style.tail() - style.cowl()) - 0.02);
    }

    private double[] upper(double u, double y, double z) {
        return point(x(style.roofFrontAt() + u * (style.roofRearAt() - style.roofFrontAt())), y, z);
    }

    // windscreen or rear window, bowed along its lower edge
    private void screen(
            double lowAt, double low, double highAt, double base, double roof, double high, double bow, Material m) {
        double plan = plan(lowAt);
        for (int i = 0; i < 4; i++) {
            double u = -1 + 0.5 * i;
            double v = u + 0.5;
            sketch.quad(
                    point(x(lowAt + bow * (1 - u * u)), u * base * plan, low - 0.02),
                    point(x(lowAt + bow * (1 - v * v)), v * base * plan, low - 0.02),
                    point(x(highAt + 0.5 * bow * (1 - v * v)), v * roof, high + 0.04 * (1 - v * v)),
                    point(x(highAt + 0.5 * bow * (1 - u * u)), u * roof, high + 0.04 * (1 - u * u)),
                    m);
        }
    }

    private void roof(double roof, double eaves) {
        int n = 4;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sketch.quad(
                        roofPoint(i, j, n, roof, eaves),
                        roofPoint(i + 1, j, n, roof, eaves),
                        roofPoint(i + 1, j + 1, n, roof, eaves),
                        roofPoint(i, j + 1, n, roof, eaves),
                        paint);
            }
        }
    }

    private double[] roofPoint(int i, int j, int n, double roof, double eaves) {
        double u = (double) i / n;
        double v = 2.0 * j / n - 1;
        double along = 4 * u * (1 - u);
        double at = style.roofFrontAt() + u * (style.roofRearAt() - style.roofFrontAt());
        return point(x(at), v * roof, eaves + 0.05 * (1 - v * v) * (0.5 + 0.5 * along));
    }

    private void cabin() {
        double floor = style.clearance() + 0.12;
        double w = 0.86 * half;
        double seat = style.height() * 0.38;
        double end = style.tailAt() - 0.05;
        sketch.box(x(end), -w, floor - 0.02, x(style.cowlAt()), w, floor, Material.UPHOLSTERY);
        sketch.box(
                x(style.cowlAt() + 0.55),
                -w,
                style.cowl() - 0.28,
                x(style.cowlAt() + 0.05),
                w,
                style.cowl() - 0.06,
                Material.PLASTIC_DARK);
        double front = style.roofFrontAt() + between(random, 0.35, 0.6);
        double high = Math.min(style.height() - 0.25, seat + 0.62);
        for (int side = -1; side <= 1; side += 2) {
            double y = side * 0.45 * half;
            sketch.box(x(front), y - 0.25, floor, x(front - 0.5), y + 0.25, seat, Material.UPHOLSTERY);
            sketch.box(x(front + 0.16), y - 0.24, floor, x(front), y + 0.24, high - 0.16, Material.UPHOLSTERY);
            sketch.box(x(front + 0.14), y - 0.13, high - 0.16, x(front + 0.04), y + 0.13, high, Material.UPHOLSTERY);
        }
        boolean van = style.kind() == CarStyle.Kind.PANEL_VAN;
        if (van) {
            sketch.box(x(front + 0.4), -w, floor, x(front + 0.36), w, style.height() - 0.1, Material.PLASTIC_DARK);
            return;
        }
        double bench = Math.min(front + between(random, 0.85, 1.05), end - 0.25);
        sketch.box(x(bench), -w, floor, x(bench - 0.5), w, seat, Material.UPHOLSTERY);
        sketch.box(
                x(bench + 0.16),
                -w,
                floor,
                x(bench),
                w,
                Math.min(high - 0.14, style.tail() + 0.1),
                Material.UPHOLSTERY);
        if (end - bench > 0.3) { // parcel shelf or load floor behind the bench
            double shelf = chance(random, 0.6) ? style.tail() - 0.06 : floor + 0.3;
            sketch.box(x(end), -w, shelf - 0.02, x(bench + 0.1), w, shelf, Material.UPHOLSTERY);
        }
        if (style.kind() == CarStyle.Kind.PICKUP) {
            sketch.box(x(style.length() - 0.05), -w, 0.55, x(style.tailAt()), w, 0.62, Material.PLASTIC_DARK);
            sketch.box(x(style.tailAt() + 0.03), -w, 0.55, x(style.tailAt()), w, style.tail(), paint);
        }
    }

    private void wheels() {
        double r = style.wheelRadius();
        double wide = between(random, 0.17, 0.23);
        double outer = half * 0.975;
        double rim = r * between(random, 0.6, 0.74);
        for (double at : new double[] {style.frontOverhang(), style.length() - style.rearOverhang()}) {
            for (int side = -1; side <= 1; side += 2) {
                double[] out = point(x(at), side * outer, r);
                double[] in = point(x(at), side * (outer - wide), r);
                sketch.limb(in, out, r, r, 14, Material.RUBBER);
                double[] hub = point(x(at), side * (outer + 0.004), r);
                sketch.limb(point(x(at), side * (outer - 0.03), r), hub, rim, rim, 10, Material.METAL);
            }
        }
    }

    private void fittings() {
        double lampZ = style.nose() * between(random, 0.84, 0.93);
        double rearLamp = style.tail() * between(random, 0.72, 0.88);
        for (int side = -1; side <= 1; side += 2) {
            double front = side * half * plan(0.06);
            double rear = side * half * plan(style.length() - 0.06);
            box(0.12, front * 0.72, lampZ - 0.14, 0.015, front * 0.97, lampZ, Material.LAMP);
            box(
                    style.length() - 0.01,
                    rear * 0.78,
                    rearLamp - 0.22,
                    style.length() - 0.1,
                    rear * 1.005,
                    rearLamp + 0.05,
                    Material.LAMP);
        }
        double plateZ = style.clearance() + between(random, 0.22, 0.4);
        box(0.01, -0.26, plateZ - 0.06, -0.005, 0.26, plateZ + 0.06, Material.RETROREFLECTOR);
        double rearPlate = chance(random, 0.5) ? plateZ : style.tail() - between(random, 0.12, 0.3);
        box(
                style.length() + 0.005,
                -0.26,
                rearPlate - 0.06,
                style.length() - 0.01,
                0.26,
                rearPlate + 0.06,
                Material.RETROREFLECTOR);
        box(
                style.length() - 0.02,
                -0.6 * half,
                style.clearance() + 0.16,
                style.length() - 0.12,
                0.6 * half,
                style.clearance() + 0.26,
                trim);
        if (chance(random, 0.2)) {
            roofRails();
        }
    }

    private void roofRails() {
        double y = 0.8 * half * (1 - style.tumblehome());
        double z = style.height();
        for (int side = -1; side <= 1; side += 2) {
            box(
                    style.roofRearAt() - 0.1,
                    side * y - 0.02,
                    z - 0.04,
                    style.roofFrontAt() + 0.25,
                    side * y + 0.02,
                    z + 0.03,
                    Material.METAL);
        }
    }

    private void mirrors() {
        double at = style.cowlAt() + 0.4;
        for (int side = -1; side <= 1; side += 2) {
            double y = side * half * 0.95;
            double out = side * (half + 0.14);
            box(at + 0.1, y, style.cowl() + 0.02, at, out, style.cowl() + 0.16, paint);
        }
    }

    private void box(double backAt, double y0, double z0, double frontAt, double y1, double z1, Material material) {
        sketch.box(x(backAt), y0, z0, x(frontAt), y1, z1, material);
    }
}
