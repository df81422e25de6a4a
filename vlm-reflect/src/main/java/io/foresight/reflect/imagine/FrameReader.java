package io.foresight.reflect.imagine;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import java.util.List;

/** Reads a picture of the scene. */
@FunctionalInterface
public interface FrameReader {
    /** The scene in the picture, pieces numbered as their colours are listed. */
    Frame frame(Picture image, Picture goal, List<Colour> pieces);
}
