package io.foresight.reflect.prompt;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.render.Picture;
import java.util.Locale;
import java.util.Optional;

/** Recognises pictures that show nothing or have the wrong size, so that no model is asked about them. */
public final class PictureCheck {
    private PictureCheck() {}

    /**
     * Why a model cannot be asked about the picture; empty: it can.
     *
     * @param sight pictures that do not come out of imagination have its size
     */
    public static Optional<String> problem(Prompt.Image image, Sight sight) {
        Picture picture = image.picture();
        boolean sized = picture.width() == sight.width() && picture.height() == sight.height();
        if (!sized && image.view() != Prompt.View.IMAGINED) {
            return Optional.of("the picture of " + image.view() + " must have " + sight.width() + " x " + sight.height()
                    + " pixels, got " + picture.width() + " x " + picture.height());
        }
        byte[] rgb = picture.rgb();
        for (int i = 3; i < rgb.length; i++) {
            if (rgb[i] != rgb[i - 3]) {
                return Optional.empty();
            }
        }
        return Optional.of(String.format(
                Locale.ROOT, "every pixel of the picture of %s has the colour %06x", image.view(), picture.rgb(0, 0)));
    }
}
