package io.foresight.reflect.read;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.FrameReader;
import java.util.List;
import java.util.Optional;

/** Reads probabilities from square pictures. Pieces are numbered as their colours are listed. */
public interface PictureReader extends FrameReader, AutoCloseable {
    /** Side of the pictures that can be read, pixels; others are refused with an {@link IllegalArgumentException}. */
    int side();

    /** Which piece lies over which, from the picture of the finished board. */
    OrderReading order(Picture goal, List<Colour> pieces);

    /** Where the pieces are. */
    PieceReading pieces(Picture image, Picture goal, List<Colour> pieces);

    /** Without features, where a reader has none. */
    @Override
    default Frame frame(Picture image, Picture goal, List<Colour> pieces) {
        return new Frame(pieces(image, goal, pieces), new float[0][], Optional.of(image));
    }

    /** Where each piece of a situation with pictures most probably is: equal for scenes that look the same. */
    default List<PieceStatus> likeliest(Situation situation) {
        return pieces(situation.image().orElseThrow(), situation.goal().orElseThrow(), situation.pieces())
                .likeliest();
    }

    @Override
    void close();
}
