package io.foresight.perception.data.waymo;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Makes Frame messages: a vehicle with a LiDAR on the roof that does not look ahead, and one in front. */
final class FrameBytes {
    static final int ROWS = 4;
    static final int COLUMNS = 16;
    static final double[] BEAMS = {-0.3, -0.2, -0.05, 0.1}; // from the lowest
    static final Pose ROOF = Pose.at(1.5, 0, 2, 2.5).times(Pose.turned(0, 1, 0, 0.02));
    static final Pose FRONT = Pose.at(4, 0, 1, 0);
    static final Pose VEHICLE = Pose.at(100, 200, 10, 0.7);

    ProtoBytes context = new ProtoBytes();
    ProtoBytes frame = new ProtoBytes();
    private final List<ProtoBytes> later = new ArrayList<>();

    FrameBytes() {
        context.text(1, "segment-7");
        context.message(
                4, new ProtoBytes().message(1, new ProtoBytes().integer(1, 1).integer(2, 3)));
    }

    static ProtoBytes transform(Pose pose) {
        RigidTransform matrix = RigidTransform.ofPose(FrameId.EGO, FrameId.WORLD, pose);
        double[] numbers = new double[16];
        for (int i = 0; i < 12; i++) {
            numbers[i] = matrix.element(i / 4, i % 4);
        }
        numbers[15] = 1;
        return new ProtoBytes().numbers(1, numbers);
    }

    /** Beams of the roof's LiDAR one by one, those of the other by their range. */
    FrameBytes calibrated() {
        context.message(3, new ProtoBytes().integer(1, 1).packed(2, BEAMS).message(5, transform(ROOF)));
        context.message(
                3,
                new ProtoBytes().integer(1, 2).numbers(3, -1.5).numbers(4, 0.5).message(5, transform(FRONT)));
        return this;
    }

    FrameBytes laser(int name, byte[] first, byte[] second, byte[] poses) {
        ProtoBytes laser = new ProtoBytes().integer(1, name);
        ProtoBytes image = new ProtoBytes().bytes(2, first).bytes(3, new byte[5]);
        if (poses != null) {
            image.bytes(4, poses);
        }
        laser.message(2, image);
        if (second != null) {
            laser.message(3, new ProtoBytes().bytes(2, second));
        }
        later.add(new ProtoBytes().message(5, laser));
        return this;
    }

    FrameBytes with(int field, ProtoBytes message) {
        later.add(new ProtoBytes().message(field, message));
        return this;
    }

    byte[] done() {
        return done(transform(VEHICLE));
    }

    byte[] done(ProtoBytes pose) {
        frame.message(1, context).integer(2, 1_550_000_000_000_123L).message(3, pose);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(frame.done());
        later.forEach(message -> all.writeBytes(message.done()));
        return all.toByteArray();
    }

    /** One return at a pixel, the others none. */
    static float[] single(int row, int column, float range, float intensity, float zone) {
        float[] values = new float[ROWS * COLUMNS * 4];
        int at = 4 * (row * COLUMNS + column);
        values[at] = range;
        values[at + 1] = intensity;
        values[at + 3] = zone;
        return values;
    }

    static byte[] image(float... values) {
        return ProtoBytes.matrix(ROWS, COLUMNS, 4, values);
    }

    /** A whole image whose ranges, intensities differ from pixel to pixel. */
    static float[] full() {
        float[] values = new float[ROWS * COLUMNS * 4];
        for (int pixel = 0; pixel < ROWS * COLUMNS; pixel++) {
            values[4 * pixel] = 5 + pixel * 0.25f;
            values[4 * pixel + 1] = pixel * 0.1f;
            values[4 * pixel + 3] = -1;
        }
        return values;
    }

    /** Roll, pitch, yaw, x, y, z of a vehicle that drives and turns while it measures. */
    static float[] poses() {
        float[] values = new float[ROWS * COLUMNS * 6];
        for (int pixel = 0; pixel < ROWS * COLUMNS; pixel++) {
            int column = pixel % COLUMNS;
            float[] pose = {0.01f, -0.02f, 0.7f + 0.005f * column, 100 + 0.1f * column, 200 - 0.05f * column, 10};
            System.arraycopy(pose, 0, values, 6 * pixel, 6);
        }
        return values;
    }
}
