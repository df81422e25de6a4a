package io.foresight.launch.cli;

import io.foresight.launch.foxglove.FoxgloveConfig;
import io.foresight.launch.foxglove.FoxgloveServer;
import io.foresight.launch.foxglove.LiveGraph;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight foxglove}. */
@Command(
        name = "foxglove",
        description = {
            "Shows the live topics of a ROS 2 graph to Foxglove and other viewers of its protocol, until Ctrl-C.",
            "A topic is subscribed to only while a viewer shows it. ROS_DOMAIN_ID and related variables select the graph."
        },
        footer = {
            "",
            "Examples:",
            "  foresight foxglove    # then open ws://localhost:8765 in Foxglove",
            "  foresight foxglove --port 9000 /points '/perception/*'",
            "  foresight foxglove --ros-args -p use_sim_time:=true    # time of /clock"
        })
final class FoxgloveCommand implements Callable<Integer>, RosCommand {
    @Parameters(
            paramLabel = "TOPIC",
            description = "Only these, by their full names; * stands for any letters (default: all).")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on; anyone who can reach it can read the topics (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + FoxgloveConfig.USUAL_PORT,
            description = "Port; 0 selects a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--allow-origin",
            paramLabel = "URL",
            description = "A web page that may connect, such as https://viewer.example.com; repeatable.")
    private List<String> origins = new ArrayList<>();

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Predicate<String> wanted = wanted();
        FoxgloveConfig config = config();
        NodeArguments arguments = NodeArguments.parse(((Main) spec.root().userObject()).rosArguments());
        DdsSettings settings = DdsSettings.of(System.getenv());
        try (Interrupt interrupt = new Interrupt()) {
            serve(config, settings, arguments, wanted, interrupt);
            interrupt.endWith(0);
        }
        return 0;
    }

    private void serve(
            FoxgloveConfig config,
            DdsSettings settings,
            NodeArguments arguments,
            Predicate<String> wanted,
            Interrupt interrupt)
            throws IOException, InterruptedException {
        try (RosNode node = RosNode.open(new FastDds(), settings, arguments, NodeDefaults.named("foxglove"));
                FoxgloveServer server = FoxgloveServer.start(node.clock().simulated() ? config.tellingTime() : config);
                LiveGraph graph = new LiveGraph(server, node, wanted);
                GraphObserver observer = GraphObserver.open(settings, graph)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("in Foxglove open a connection to " + server.url() + "   (domain " + settings.domain()
                    + ", Ctrl-C ends)");
            err.flush();
            if (json.asked()) {
                json.print(spec.commandLine().getOut(), new Ready(server.url().toString(), settings.domain()));
            }
            interrupt.await();
        }
    }

    private record Ready(String url, int domain) {}

    private FoxgloveConfig config() {
        try {
            return FoxgloveConfig.local(port, "Foresight, ROS 2 graph").at(host).allowing(new HashSet<>(origins));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Predicate<String> wanted() {
        if (topics.isEmpty()) {
            return topic -> true;
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String topic : topics) {
            if (!topic.matches("/[A-Za-z0-9_/*]*")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "a topic must be given by its full name, such as /perception/detections, got " + topic);
            }
            patterns.add(Pattern.compile(topic.replace("*", ".*")));
        }
        return topic -> patterns.stream().anyMatch(each -> each.matcher(topic).matches());
    }
}
