package io.foresight.perception.anchor;

/**
 * What the head's numbers mean, and which boxes are kept.
 *
 * @param convention of the boxes inside the model
 * @param direction which half of the turn a direction class means
 * @param candidates anchors with the best scores that are looked at
 * @param suppressionIou a box is dropped where it overlaps a better one by more in the bird's-eye view
 * @param onlyBestClass whether an anchor has the class with its best score alone, and boxes suppress those of all classes; else an anchor
 *     may give a box of each class, and boxes suppress those of their class
 * @param mostBoxes kept at most
 */
public record BoxRules(
        Convention convention,
        Direction direction,
        int candidates,
        double suppressionIou,
        boolean onlyBestClass,
        int mostBoxes) {
    private static final int MOST = 10_000;

    /** Order of the sizes, and what the angle counts. */
    public enum Convention {
        /** x, y, z, width, length, height, angle: 0 is -y and it grows clockwise from above, as KITTI's rotation_y. */
        KITTI,
        /** x, y, z, length, width, height, angle: 0 is +x and it grows counter-clockwise from above, as everywhere in this software. */
        FLU
    }

    /**
     * The head finds an axis; the direction class says which way along it: angle = limited(angle) + pi * class, limited to
     * [offset + start, offset + start + pi).
     *
     * @param offset radians
     * @param start radians
     * @param reversed whether class 0 is the one that adds pi
     */
    public record Direction(double offset, double start, boolean reversed) {
        public Direction {
            if (!(Math.abs(offset) <= 2 * Math.PI && Math.abs(start) <= 2 * Math.PI)) {
                throw new IllegalArgumentException(
                        "direction offset and start must be within a turn, got " + offset + " and " + start);
            }
        }

        double resolved(double angle, int directionClass) {
            double low = offset + start;
            double limited = angle - Math.PI * Math.floor((angle - low) / Math.PI);
            return limited + (directionClass == (reversed ? 0 : 1) ? Math.PI : 0);
        }
    }

    public BoxRules {
        Limits.requireWithin("candidates", candidates, MOST);
        Limits.requireWithin("mostBoxes", mostBoxes, MOST);
        if (!(suppressionIou >= 0 && suppressionIou <= 1)) {
            throw new IllegalArgumentException("suppressionIou must be in [0, 1], got " + suppressionIou);
        }
    }
}
