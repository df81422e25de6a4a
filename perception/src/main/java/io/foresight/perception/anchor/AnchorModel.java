package io.foresight.perception.anchor;

/**
 * All of a model but its weights.
 *
 * @param volume what it sees
 * @param convolutions its layers
 * @param anchors what the head corrects
 * @param boxes what the head's numbers mean
 */
public record AnchorModel(PillarVolume volume, Convolutions convolutions, AnchorSet anchors, BoxRules boxes) {
    private static final long MOST_VALUES = 1 << 28; // of one array: a gibibyte of floats

    public AnchorModel {
        int factor = 1 << convolutions.stages().size();
        if (volume.columns() % factor != 0 || volume.rows() % factor != 0) {
            throw new IllegalArgumentException("the volume's " + volume.columns() + " x " + volume.rows()
                    + " pillars must be divisible by " + factor + ", because each of "
                    + convolutions.stages().size() + " stages halves them");
        }
        long cells = (long) volume.columns() * volume.rows();
        Limits.requireWithin(
                "the volume's pillars times pillarChannels", cells * convolutions.pillarChannels(), MOST_VALUES);
        long joined = (long) convolutions.neckChannels() * convolutions.stages().size();
        long outputs =
                (long) anchors.perCell() * (anchors.boxes().size() + AnchorNetwork.BOX + AnchorNetwork.DIRECTIONS);
        Limits.requireWithin("the head's cells times its channels", cells / 4 * (joined + outputs), MOST_VALUES);
    }

    /** Cells of the head's map along x. */
    public int headColumns() {
        return volume.columns() / 2;
    }

    /** Cells of the head's map along y. */
    public int headRows() {
        return volume.rows() / 2;
    }
}
