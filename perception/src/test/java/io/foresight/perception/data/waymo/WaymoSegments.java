package io.foresight.perception.data.waymo;

import java.io.ByteArrayOutputStream;

/** Small sound segments, to be damaged. */
public final class WaymoSegments {
    private WaymoSegments() {}

    /** A frame with points, poses, a label and an image. */
    public static byte[] frame() {
        return frameOf(matrix());
    }

    /** The same with another MatrixFloat as its range image. */
    public static byte[] frameOf(byte[] matrix) {
        byte[] poses = ProtoBytes.matrix(FrameBytes.ROWS, FrameBytes.COLUMNS, 6, FrameBytes.poses());
        FrameBytes frame = new FrameBytes().calibrated();
        frame.context.message(
                2,
                new ProtoBytes()
                        .integer(1, 1)
                        .numbers(2, 2000, 2001, 960, 640, 0, 0, 0, 0, 0)
                        .message(3, FrameBytes.transform(FrameBytes.FRONT))
                        .integer(4, 1920)
                        .integer(5, 1280));
        ProtoBytes box = new ProtoBytes()
                .numbers(1, 9)
                .numbers(4, 2)
                .numbers(5, 4)
                .numbers(6, 1.5)
                .numbers(7, 1);
        return frame.laser(1, ProtoBytes.zlib(matrix), null, poses)
                .with(
                        6,
                        new ProtoBytes()
                                .message(1, box)
                                .integer(3, 1)
                                .text(4, "a")
                                .integer(7, 3))
                .with(
                        4,
                        new ProtoBytes()
                                .integer(1, 1)
                                .bytes(2, new byte[] {-1, (byte) 0xd8, 0})
                                .message(3, FrameBytes.transform(FrameBytes.VEHICLE))
                                .numbers(7, 5)
                                .numbers(8, 6))
                .done();
    }

    /** The MatrixFloat of its range image, not packed. */
    public static byte[] matrix() {
        return ProtoBytes.unpackedMatrix(FrameBytes.ROWS, FrameBytes.COLUMNS, 4, FrameBytes.full());
    }

    /** A TFRecord file of these frames. */
    public static byte[] segment(byte[]... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(ProtoBytes.record(frame));
        }
        return all.toByteArray();
    }
}
