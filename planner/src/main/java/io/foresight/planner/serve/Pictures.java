package io.foresight.planner.serve;

import com.google.protobuf.ByteString;
import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.PictureFile;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Scene;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.PictureEncoding;
import io.foresight.v1.PlannerImage;

/** Renders the images that a caller requests. Not thread-safe. */
final class Pictures {
    private final TaskPictures pictures;
    private final boolean withGoal;
    private final PictureEncoding encoding;

    /** @throws RefusedException for a size out of range */
    Pictures(ImageOptions wire, int maxSide, String field) {
        int width = side(wire.getWidth(), maxSide, field + ".width");
        int height = side(wire.getHeight(), maxSide, field + ".height");
        pictures = new TaskPictures(width, height, cameras(wire));
        withGoal = wire.getGoal();
        encoding = wire.getEncoding();
    }

    /** The cameras of the options; the fixed camera if they are missing. */
    static Cameras cameras(ImageOptions wire) {
        return new Cameras(
                wire.hasCameraSeed() ? Camera.randomised(wire.getCameraSeed()) : Camera.fixed(),
                wire.hasGoalCameraSeed() ? Camera.randomised(wire.getGoalCameraSeed()) : Camera.fixed());
    }

    boolean withGoal() {
        return withGoal;
    }

    PlannerImage draw(Scene scene) {
        return write(pictures.scene(scene), encoding);
    }

    PlannerImage goal(AssemblyTask task) {
        return write(pictures.goal(task), encoding);
    }

    /** Encodes an image, as PNG unless another encoding is requested. */
    static PlannerImage write(Picture picture, PictureEncoding encoding) {
        PlannerImage.Builder image =
                PlannerImage.newBuilder().setWidth(picture.width()).setHeight(picture.height());
        return encoding == PictureEncoding.PICTURE_ENCODING_RGB
                ? image.setRgb(ByteString.copyFrom(picture.rgb())).build()
                : image.setPng(ByteString.copyFrom(PictureFile.bytes(picture))).build();
    }

    static int side(int pixels, int most, String field) {
        if (pixels < SceneRenderer.LEAST_SIDE || pixels > most) {
            throw RefusedException.badField(
                    pixels > most ? ErrorCode.LIMIT_EXCEEDED : ErrorCode.FIELD_WRONG,
                    field,
                    field + " must be " + SceneRenderer.LEAST_SIDE + " to " + most + " pixels, got "
                            + Integer.toUnsignedString(pixels));
        }
        return pixels;
    }
}
