package io.foresight.reflect.imagine;

import io.foresight.planner.render.Picture;
import io.foresight.reflect.belief.PieceReading;
import java.util.Optional;

/**
 * The scene at one moment, seen or imagined.
 *
 * @param places where each piece is
 * @param features (n, {@link io.foresight.reflect.network.PieceNetwork#FEATURES}) as the reader looks at the pieces; (0) from a model that
 *     imagines no appearance
 * @param picture what it looks like; empty from a model that draws none
 */
public record Frame(PieceReading places, float[][] features, Optional<Picture> picture) {}
