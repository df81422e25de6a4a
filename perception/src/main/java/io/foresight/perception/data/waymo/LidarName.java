package io.foresight.perception.data.waymo;

import io.foresight.perception.data.BadDataException;

/** The five LiDARs, in the order of their numbers. */
enum LidarName {
    UNKNOWN,
    TOP,
    FRONT,
    SIDE_LEFT,
    SIDE_RIGHT,
    REAR;

    /** The LiDAR of a field {@code name}. */
    static LidarName read(ProtoMessage message) throws BadDataException {
        long number = message.integer("name");
        if (number < 1 || number >= values().length) {
            throw new BadDataException(
                    message.where() + "name: LiDARs are 1 to " + (values().length - 1) + ", got " + number);
        }
        return values()[(int) number];
    }
}
