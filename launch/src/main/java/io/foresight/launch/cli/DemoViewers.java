package io.foresight.launch.cli;

import io.foresight.launch.foxglove.FoxgloveServer;
import io.foresight.launch.foxglove.LiveScene;
import io.foresight.launch.view.EpisodeView;
import io.foresight.launch.view.StepView;
import io.foresight.launch.view.ViewFrame;
import io.foresight.launch.view.Viewer;
import java.time.InstantSource;

/** The viewers of the demo: our page, Foxglove, both or none. */
final class DemoViewers {
    private final Viewer viewer;
    private final LiveScene scene;

    /** Either may be null. */
    DemoViewers(Viewer viewer, FoxgloveServer foxglove) {
        this.viewer = viewer;
        this.scene = foxglove == null ? null : new LiveScene(foxglove, InstantSource.system());
    }

    void take(ViewFrame frame) {
        if (viewer != null) {
            viewer.publish(frame);
        }
        if (scene != null) {
            scene.publish(frame);
        }
    }

    void take(EpisodeView episode) {
        if (viewer != null) {
            viewer.publish(episode);
        }
        if (scene != null) {
            scene.publish(episode);
        }
    }

    void take(StepView step) {
        if (viewer != null) {
            viewer.publish(step);
        }
        if (scene != null) {
            scene.publish(step);
        }
    }
}
