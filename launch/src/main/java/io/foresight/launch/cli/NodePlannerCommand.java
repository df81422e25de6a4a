package io.foresight.launch.cli;

import io.foresight.launch.assembly.PlannerSettings;
import io.foresight.planner.serve.PlannerClient;
import io.foresight.planner.serve.PlannerServer;
import io.foresight.planner.serve.ServeConfig;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.node.plan.PlannerNode;
import io.foresight.sim.node.plan.PlannerNodeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code foresight node planner}. */
@Command(
        name = "planner",
        description = {
            "Plans for a robot that is connected through topics.",
            "Reads task, state and outcome, sends skill and reset, and publishes observations, plans, decisions and results on"
                    + " plan. Ends with Ctrl-C, or after its last episode."
        },
        footer = {
            "",
            "Examples:",
            "  foresight node planner",
            "  foresight node planner --set policy=expert --set episodes=3",
            "  foresight node planner --set policy=reflect \\",
            "      --set policy_options.reflect=forward",
            "  foresight node planner --set service.host=127.0.0.1 --set service.port=50052",
            "",
            "A configuration file, or ROS parameters of these names (every key has a default):",
            "  service: {host: 127.0.0.1, port: 50052}   # default: a service of its own",
            "  policy: mcts            # see: foresight assembly eval --help",
            "  policy_options: {}      # of the policy, by name, such as {reflect: forward}",
            "  model: symbolic         # or physical: the world used as a search's model",
            "  nodes: 0                # model steps per decision; 0: the policy's default",
            "  max_steps: 50           # maximum number of decisions per episode",
            "  seed: 1",
            "  episodes: 0             # number of episodes; 0: unlimited",
            "  ask_for_next: true      # ask the robot for the next task after an episode",
            "  resend_after: 5s        # without an outcome, a command is sent again",
            "  patience: 60s           # without an outcome, the episode is aborted"
        })
final class NodePlannerCommand implements Callable<Integer> {
    private static final Duration CALL = Duration.ofSeconds(30);

    @Mixin
    private NodeRun run;

    @Override
    public Integer call() throws Exception {
        return run.run(NodeDefaults.named("planner"), PlannerNodeSettings.class, Running::start);
    }

    /** The node and its planner client; with its own service on a free port of this machine if none was given. */
    private record Running(Optional<PlannerServer> server, PlannerClient client, PlannerNode node)
            implements NodeRun.Ending {
        static Running start(RosNode node, PlannerNodeSettings settings) {
            PlannerSettings own = PlannerSettings.DEFAULT;
            Optional<PlannerServer> server = settings.service().isPresent()
                    ? Optional.empty()
                    : Optional.of(PlannerServer.start(
                            ServeConfig.DEFAULT.withPort(0).withDrainTime(Duration.ofSeconds(1)), own.offer()));
            PlannerClient client = PlannerClient.connect(
                    settings.service().map(PlannerNodeSettings.Service::host).orElse("127.0.0.1"),
                    settings.service()
                            .map(PlannerNodeSettings.Service::port)
                            .or(() -> server.map(PlannerServer::port))
                            .orElseThrow(),
                    CALL);
            return new Running(server, client, PlannerNode.start(node, settings, client));
        }

        @Override
        public boolean awaitEnd(Duration longest) throws InterruptedException {
            return node.awaitEnd(longest);
        }

        @Override
        public void close() {
            node.close();
            client.close();
            server.ifPresent(PlannerServer::close);
        }
    }
}
