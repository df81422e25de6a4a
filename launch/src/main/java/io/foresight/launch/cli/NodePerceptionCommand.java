package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.model.OpenModel;
import io.foresight.launch.model.PerceptionNodeSettings;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.node.perceive.PerceptionNode;
import io.foresight.sim.node.perceive.ServiceSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code foresight node perception}. */
@Command(
        name = "perception",
        description =
                "Detects boxes in the clouds of a topic; publishes ~/detections, ~/markers, and DetectedObjects for Autoware."
                        + " Its status is on /diagnostics.",
        footer = {
            "",
            "Examples:",
            "  foresight node perception --ros-args -r points:=/lidar/points",
            "  foresight node perception \\",
            "      --ros-args --params-file launch/ros2/params/carla.yaml",
            "  foresight node perception --set service.host=192.168.1.7  # a model elsewhere",
            "",
            "Ready parameters for CARLA, Gazebo, Isaac Sim and Autoware are in launch/ros2/params; all of them, with their"
                    + " defaults and units, in sim-bridge/README.md. A configuration file (every key has a default):",
            "  model: {name: pillar-sim, device: cpu, threads: 1, precision: auto}",
            "  input:",
            "    points: points",
            "    full_scale: 1                  # the sensor's maximum intensity",
            "    sweeps: {mode: auto}           # whole, turn or period",
            "  output:",
            "    detections: ~/detections",
            "    markers: ~/markers",
            "    autoware: /perception/objects"
        })
final class NodePerceptionCommand implements Callable<Integer> {
    @Mixin
    private NodeRun run;

    @Override
    public Integer call() throws Exception {
        return run.run(
                NodeDefaults.named("perception_node"), PerceptionNodeSettings.class, NodePerceptionCommand::start);
    }

    private static AutoCloseable start(RosNode node, PerceptionNodeSettings settings) throws IOException {
        if (!settings.service().inProcess()) {
            return PerceptionNode.open(node, settings.input(), settings.output(), settings.service());
        }
        AtomicReference<OpenModel> opened = new AtomicReference<>();
        PerceptionServer server = PerceptionServer.start(
                ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1).withTimes(settings.times()),
                () -> {
                    opened.set(settings.model().open(Home.models()));
                    return opened.get().detector();
                },
                ServerClocks.SYSTEM,
                () -> opened.get() == null ? 0 : opened.get().engine().liveHandles());
        try {
            ServiceSettings own = settings.service().onLoopback(server.port());
            PerceptionNode perception = PerceptionNode.open(node, settings.input(), settings.output(), own);
            return () -> {
                perception.close();
                server.close();
            };
        } catch (IOException | RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }
}
