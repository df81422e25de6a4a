package io.foresight.reflect.imagine;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import java.util.Optional;

/**
 * The scene at one moment, seen or imagined.
 *
 * @param places where each piece is
 * @param features (n, {@link io.foresight.reflect.network.PieceNetwork#FEATURES}) as the reader looks at the pieces; (0) from a model that
 *     imagines no appearance
 * @param picture what it looks like; empty from a model that draws none
 */
public record Frame(PieceReading places, float[][] features, Optional<Picture> picture) {
    /** Probability from which on a piece counts as being in the hand. */
    private static final double SURE = 0.75;

    /**
     * A frame as a world model imagines it.
     *
     * @param status (n, statuses) as in {@link PieceReading}
     * @throws PlannerException WORLD_BROKEN for what cannot be
     */
    public static Frame imagined(double[][] status, float[][] features, Optional<Picture> picture) {
        PieceReading places;
        try {
            places = new PieceReading(status);
        } catch (IllegalArgumentException wrong) {
            throw broken(wrong.getMessage());
        }
        Frame frame = new Frame(places, features, picture);
        frame.requirePossible(status.length);
        return frame;
    }

    /**
     * Checks that it may be so: all pieces are there, features are numbers, the hand holds one piece.
     *
     * @throws PlannerException WORLD_BROKEN
     */
    void requirePossible(int pieces) {
        if (places.pieces() != pieces || seen() && features.length != pieces) {
            throw broken("of " + pieces + " pieces " + places.pieces() + " have a place and " + features.length
                    + " features");
        }
        int held = 0;
        for (int piece = 0; piece < pieces; piece++) {
            held += places.held(piece) > SURE ? 1 : 0;
        }
        if (held > 1) {
            throw broken(held + " pieces in one hand");
        }
        for (float[] row : features) {
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    throw broken("a feature is " + value);
                }
            }
        }
    }

    /** Does it say what the pieces look like? */
    public boolean seen() {
        return features.length > 0;
    }

    /** Is everything where it belongs, most probably? */
    public boolean solved() {
        return places.likeliestState().solved();
    }

    /** Probability that the action's piece is where the action should bring it. */
    public double shows(Action action) {
        double[] of = places.status()[action.piece()];
        double probability = 0;
        for (int k = 0; k < of.length; k++) {
            PieceStatus status = PieceStatus.at(k);
            boolean there =
                    switch (action.verb()) {
                        case PICK_UP -> status.place() == Place.HELD;
                        case PUT_DOWN -> status.place() == Place.TABLE;
                        case INSERT -> status == PieceStatus.SEATED;
                        case REORIENT -> status == PieceStatus.HELD;
                        case DONE -> false;
                    };
            probability += there ? of[k] : 0;
        }
        return Math.min(1, probability);
    }

    static PlannerException broken(String what) {
        return new PlannerException(PlannerException.Code.WORLD_BROKEN, "what was imagined cannot be: " + what);
    }
}
