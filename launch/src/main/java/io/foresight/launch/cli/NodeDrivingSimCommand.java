package io.foresight.launch.cli;

import io.foresight.ros2.node.NodeDefaults;
import io.foresight.sim.node.drive.DrivingSimNode;
import io.foresight.sim.node.drive.DrivingSimSettings;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code foresight node driving_sim}. */
@Command(
        name = "driving_sim",
        description = {
            "Simulates a drive: publishes /clock, points, odom, /tf, /tf_static, truth/objects and truth/markers.",
            "Simulated time begins at 0. Ends with Ctrl-C, or after its last frame."
        },
        footer = {
            "",
            "Examples:",
            "  foresight node driving_sim",
            "  foresight node driving_sim --set sensor=os1-64 --set real_time_factor=0.5",
            "  foresight node driving_sim --ros-args -r points:=/lidar/points -p seed:=7",
            "",
            "A configuration file, or ROS parameters of these names (every key has a default):",
            "  sensor: hdl64e          # " + "hdl32e, vlp16, vlp32c, os1-64, os1-128, pandar64",
            "  seed: 1",
            "  scene: urban            # residential, urban, arterial, highway, country;",
            "                          # default: random",
            "  traffic_density: 1.0    # 0 to 3",
            "  rate: 10.0              # sweeps per simulated second: 10 or 10/2, 10/3 ...",
            "  real_time_factor: 1.0   # simulated seconds per second; 0: as fast as possible",
            "  frames: 0               # number of sweeps; 0: unlimited",
            "  parts: 1                # clouds per sweep, published as the sensor rotates",
            "  publish_clock: true",
            "  threads: 1              # that cast a sweep",
            "  map_frame: map",
            "  base_frame: base_link",
            "  sensor_frame: lidar"
        })
final class NodeDrivingSimCommand implements Callable<Integer> {
    @Mixin
    private NodeRun run;

    @Override
    public Integer call() throws Exception {
        return run.run(
                NodeDefaults.named("driving_sim"),
                DrivingSimSettings.class,
                (node, settings) -> new Running(DrivingSimNode.start(node, settings)));
    }

    private record Running(DrivingSimNode node) implements NodeRun.Ending {
        @Override
        public boolean awaitEnd(Duration longest) throws InterruptedException {
            return node.awaitEnd(longest);
        }

        @Override
        public void close() {
            node.close();
        }
    }
}
