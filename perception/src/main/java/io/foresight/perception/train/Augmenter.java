package io.foresight.perception.train;

import io.foresight.core.geometry.Box3d;
import java.util.Optional;
import java.util.SplittableRandom;

/** Augments a sweep and its labels together. All randomness comes from the generator given with the call. */
final class Augmenter {
    private static final double BEAM_DEGREES = 0.4; // about the spacing of a 64-beam sensor

    private final Augmentation settings;
    private final Optional<ObjectBank> bank;

    Augmenter(Augmentation settings, Optional<ObjectBank> bank) {
        this.settings = settings;
        this.bank = bank;
    }

    void apply(TrainingSweep scene, SplittableRandom random) {
        bank.ifPresent(objects -> objects.paste(scene, settings.paste(), random));
        thin(scene, random);
        move(scene, random);
        changeIntensity(scene, random);
    }

    /** Drops beams (by elevation) and single points. */
    private void thin(TrainingSweep scene, SplittableRandom random) {
        boolean dropBeams = random.nextDouble() < settings.beamDrop();
        int period = random.nextInt(2, 4);
        int phase = random.nextInt(period);
        double keep = 1 - random.nextDouble() * settings.pointDrop();
        scene.filter((x, y, z) -> {
            if (random.nextDouble() > keep) {
                return false;
            }
            if (!dropBeams) {
                return true;
            }
            double elevation = Math.toDegrees(Math.atan2(z, Math.sqrt(x * x + y * y)));
            return Math.floorMod((int) Math.floor(elevation / BEAM_DEGREES), period) == phase;
        });
    }

    /** Mirrors, rotates, scales and shifts points and boxes. */
    private void move(TrainingSweep scene, SplittableRandom random) {
        double mirrorY = random.nextDouble() < settings.flip() ? -1 : 1;
        double mirrorX = random.nextDouble() < settings.flip() ? -1 : 1;
        double turn = Math.toRadians(settings.rotationDegrees()) * (2 * random.nextDouble() - 1);
        double scale = 1 + settings.scale() * (2 * random.nextDouble() - 1);
        double lift = settings.liftMetres() * (2 * random.nextDouble() - 1);
        double cos = Math.cos(turn) * scale;
        double sin = Math.sin(turn) * scale;
        float[] xyzi = scene.xyzi;
        for (int p = 0; p < 4 * scene.size; p += 4) {
            double x = xyzi[p] * mirrorX;
            double y = xyzi[p + 1] * mirrorY;
            xyzi[p] = (float) (cos * x - sin * y + noise(random));
            xyzi[p + 1] = (float) (sin * x + cos * y + noise(random));
            xyzi[p + 2] = (float) (xyzi[p + 2] * scale + lift + noise(random));
        }
        scene.labels.replaceAll(label -> {
            Box3d box = label.box();
            double x = box.x() * mirrorX;
            double y = box.y() * mirrorY;
            double headingX = Math.cos(box.yaw()) * mirrorX;
            double headingY = Math.sin(box.yaw()) * mirrorY;
            double vx = label.vx() * mirrorX;
            double vy = label.vy() * mirrorY;
            Box3d moved = new Box3d(
                    box.frame(),
                    cos * x - sin * y,
                    sin * x + cos * y,
                    box.z() * scale + lift,
                    box.length() * scale,
                    box.width() * scale,
                    box.height() * scale,
                    Math.atan2(headingY, headingX) + turn);
            return label.moved(moved, cos * vx - sin * vy, sin * vx + cos * vy);
        });
    }

    private double noise(SplittableRandom random) {
        // sum of three uniforms: close enough to a normal distribution, and cheap for half a million draws per sweep
        return settings.jitterMetres() == 0
                ? 0
                : settings.jitterMetres() * 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }

    private void changeIntensity(TrainingSweep scene, SplittableRandom random) {
        boolean blank = random.nextDouble() < settings.intensityBlank();
        double gamma = Math.pow(settings.intensityGamma(), 2 * random.nextDouble() - 1);
        double gain = Math.pow(settings.intensityGain(), 2 * random.nextDouble() - 1);
        for (int p = 3; p < 4 * scene.size; p += 4) {
            scene.xyzi[p] = blank ? 0 : (float) Math.min(1, gain * Math.pow(Math.max(0, scene.xyzi[p]), gamma));
        }
    }
}
