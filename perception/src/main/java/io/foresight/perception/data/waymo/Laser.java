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
    static final int MEASURED = 4;
    static final int POSED = 6;

    /** Reads a Laser, as far as it is wanted; empty: it is not wanted, or without a range image, as in published samples of other data. */
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
            poses = add(first, wanted.first(), returns);
        }
        if (second != null && wanted.second()) {
            add(second, true, returns);
        }
        if (returns.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Laser(name, List.copyOf(returns), name == LidarName.TOP ? poses : Optional.empty()));
    }

    private static Optional<RangeImage> add(ProtoMessage message, boolean wanted, List<RangeImage> returns)
            throws BadDataException {
        Optional<RangeImage> poses = Optional.empty();
        while (message.next()) {
            if (message.field() == 2 && wanted) {
                returns.add(image(message, "range_image_compressed", MEASURED));
            } else if (message.field() == 4) {
                poses = Optional.of(image(message, "range_image_pose_compressed", POSED));
            } else {
                message.skip();
            }
        }
        return poses;
    }

    private static RangeImage image(ProtoMessage message, String name, int channels) throws BadDataException {
        ByteBuffer packed = message.bytes(name);
        return RangeImage.unpack(packed, channels, message.where() + name + ": ");
    }
}
