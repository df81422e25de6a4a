package io.foresight.perception.data.waymo;

import io.foresight.perception.data.BadDataException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a LiDAR has measured, unpacked.
 *
 * @param returns range images: range (metres), intensity, elongation, and whether the point is in a zone without labels (-1: no, 1: yes)
 * @param poses the vehicle's in the world for each pixel: roll, pitch, yaw (radians), x, y, z; empty: the points are in the frame's vehicle
 *     frame already
 */
record Laser(LidarName name, List<RangeImage> returns, Optional<RangeImage> poses) {
    private static final int MEASURED = 4;
    private static final int POSED = 6;
    private static final String RANGE = "range_image_compressed";
    private static final String POSE = "range_image_pose_compressed";

    /** Reads a Laser, as far as it is wanted; empty: it is not wanted, or holds no range image. */
    static Optional<Laser> read(ProtoMessage message, WaymoOptions wanted) throws BadDataException {
        LidarName name = LidarName.UNKNOWN;
        ProtoMessage first = null;
        ProtoMessage second = null;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = LidarName.read(message);
                case 2 -> first = message.message("ri_return1");
                case 3 -> second = message.message("ri_return2");
                default -> message.skip();
            }
        }
        if (wanted.topOnly() && name != LidarName.TOP) {
            return Optional.empty();
        }
        List<RangeImage> returns = new ArrayList<>();
        Optional<RangeImage> poses = Optional.empty();
        if (first != null) { // that of both has the poses
            Packed packed = Packed.read(first);
            packed.range(wanted.first()).ifPresent(returns::add);
            poses = name == LidarName.TOP ? packed.poses() : Optional.empty();
        }
        if (second != null) {
            Packed.read(second).range(wanted.second()).ifPresent(returns::add);
        }
        return returns.isEmpty() ? Optional.empty() : Optional.of(new Laser(name, List.copyOf(returns), poses));
    }

    /** A RangeImage message. Of a field that is repeated the last counts, as everywhere in protobuf: one of each is unpacked. */
    private record Packed(Optional<ByteBuffer> range, Optional<ByteBuffer> pose, String where) {
        static Packed read(ProtoMessage message) throws BadDataException {
            Optional<ByteBuffer> range = Optional.empty();
            Optional<ByteBuffer> pose = Optional.empty();
            while (message.next()) {
                switch (message.field()) {
                    case 2 -> range = Optional.of(message.bytes(RANGE));
                    case 4 -> pose = Optional.of(message.bytes(POSE));
                    default -> message.skip();
                }
            }
            return new Packed(range, pose, message.where());
        }

        Optional<RangeImage> range(boolean wanted) throws BadDataException {
            return wanted && range.isPresent()
                    ? Optional.of(RangeImage.unpack(range.get(), MEASURED, where + RANGE + ": "))
                    : Optional.empty();
        }

        Optional<RangeImage> poses() throws BadDataException {
            return pose.isPresent()
                    ? Optional.of(RangeImage.unpack(pose.get(), POSED, where + POSE + ": "))
                    : Optional.empty();
        }
    }
}
