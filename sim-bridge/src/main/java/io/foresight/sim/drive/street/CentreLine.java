package io.foresight.sim.drive.street;

import static io.foresight.sim.drive.body.RandomDraws.between;

import java.util.SplittableRandom;

/** A road's centre line and its height: straights and bends of changing radius, slopes. Metres, radians. */
final class CentreLine {
    private static final double STEP = 1;

    private final double[] x;
    private final double[] y;
    private final double[] heading;
    private final double slopeA;
    private final double slopeB;
    private final double waveA;
    private final double waveB;
    private final double phase;

    CentreLine(RoadKind kind, double length, SplittableRandom random) {
        int n = (int) Math.ceil(length / STEP) + 2;
        x = new double[n];
        y = new double[n];
        heading = new double[n];
        double limit = kind == RoadKind.HIGHWAY ? 1 / 500.0 : 1 / 140.0;
        double curvature = 0;
        double target = 0;
        heading[0] = between(random, -Math.PI, Math.PI);
        for (int i = 1; i < n; i++) {
            if (i % 60 == 1) {
                boolean straight = random.nextDouble() < 0.5;
                double turned = heading[i - 1] - heading[0];
                target = straight ? 0 : limit * cube(between(random, -1, 1));
                target = Math.abs(turned) > 1.2 && target * turned > 0 ? -target : target; // avoids self-intersection
            }
            curvature += (target - curvature) * 0.06;
            heading[i] = heading[i - 1] + curvature * STEP;
            x[i] = x[i - 1] + STEP * Math.cos(heading[i - 1]);
            y[i] = y[i - 1] + STEP * Math.sin(heading[i - 1]);
        }
        double hilly = cube(random.nextDouble());
        waveA = between(random, 180, 500);
        waveB = between(random, 60, 150);
        slopeA = hilly * 0.07 * waveA / (2 * Math.PI);
        slopeB = hilly * 0.02 * waveB / (2 * Math.PI);
        phase = between(random, 0, 2 * Math.PI);
    }

    double height(double s) {
        return slopeA * Math.sin(2 * Math.PI * s / waveA + phase)
                + slopeB * Math.sin(2 * Math.PI * s / waveB + 2 * phase);
    }

    double heading(double s) {
        int i = index(s);
        double u = s / STEP - i;
        return heading[i] + u * (heading[i + 1] - heading[i]);
    }

    double x(double s, double d) {
        int i = index(s);
        double u = s / STEP - i;
        return x[i] + u * (x[i + 1] - x[i]) - d * Math.sin(heading(s));
    }

    double y(double s, double d) {
        int i = index(s);
        double u = s / STEP - i;
        return y[i] + u * (y[i + 1] - y[i]) + d * Math.cos(heading(s));
    }

    private static double cube(double v) {
        return v * v * v;
    }

    private int index(double s) {
        return (int) Math.max(0, Math.min(x.length - 2, Math.floor(s / STEP)));
    }
}
