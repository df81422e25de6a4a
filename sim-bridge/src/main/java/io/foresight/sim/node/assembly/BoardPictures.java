package io.foresight.sim.node.assembly;

import io.foresight.planner.render.Camera;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.Arrangement;
import io.foresight.planner.world.Scene;
import io.foresight.ros2.cdr.Bytes;
import io.foresight.ros2.message.SensorMsgs.Image;
import io.foresight.ros2.message.StdMsgs.Header;

/** Images of the fixed camera as {@code sensor_msgs/Image} with encoding {@code rgb8}. Not thread-safe. */
final class BoardPictures {
    private static final int CHANNELS = 3;

    private final SceneRenderer renderer;

    BoardPictures(int width, int height) {
        renderer = new SceneRenderer(width, height);
    }

    Image now(Header header, Scene scene) {
        Picture picture = renderer.render(scene, Camera.fixed()).picture();
        return new Image(
                header,
                picture.height(),
                picture.width(),
                "rgb8",
                0,
                (long) CHANNELS * picture.width(),
                Bytes.view(picture.rgb()));
    }

    /** The goal image: the finished board. */
    Image goal(Header header, AssemblyTask task) {
        AssemblyState goal = AssemblyState.goal(task.board().pieces().size());
        return now(header, Arrangement.of(task, goal));
    }
}
