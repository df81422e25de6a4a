package io.foresight.reflect.read;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import java.util.List;

/** Reads probabilities from square pictures. Pieces are numbered as their colours are listed. */
public interface PictureReader extends AutoCloseable {
    /** Side of the pictures that can be read, pixels; others are refused with an {@link IllegalArgumentException}. */
    int side();

    /** Which piece lies over which, from the picture of the finished board. */
    OrderReading order(Picture goal, List<Colour> pieces);

    /** Where the pieces are. */
    PieceReading pieces(Picture image, Picture goal, List<Colour> pieces);

    @Override
    void close();
}
