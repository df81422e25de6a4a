package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import io.foresight.launch.config.SettingsParameters;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.node.LogLevel;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Runs a node command: reads its settings from {@code --config}, {@code --set} and ROS parameters, in this order, runs its node in the
 * graph selected by the environment until Ctrl-C, then closes everything in reverse order.
 */
final class NodeRun {
    private static final String LOGGERS = "org.slf4j.simpleLogger.log.io.foresight";

    /** Parameters that ROS passes to any node. */
    private static final List<String> OF_EVERY_NODE = List.of("use_sim_time", "start_type_description_service");

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private static final String OVERRIDES = "qos_overrides.";

    @Mixin
    private ServiceConfig config;

    @Mixin
    private JsonOutput json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Work of a node that may end on its own. */
    interface Ending extends AutoCloseable {
        /** Waits for its end, at most for the given time, and returns whether it has ended; throws when it failed. */
        boolean awaitEnd(Duration longest) throws InterruptedException;
    }

    /** Starts the node's work; the result is closed before the node. An {@link Ending} may end the command before Ctrl-C. */
    interface Body<T> {
        AutoCloseable start(RosNode node, T settings) throws Exception;
    }

    /**
     * Runs a node.
     *
     * @return 0 when it ended on request or on its own
     * @throws io.foresight.ros2.node.BadArgumentsException listing all problems of the ROS arguments
     * @throws io.foresight.launch.config.BadConfigException listing all problems of the settings
     * @throws io.foresight.ros2.dds.DdsException when the graph cannot be joined
     */
    <T extends Record> int run(NodeDefaults defaults, Class<T> settings, Body<T> body) throws Exception {
        NodeArguments arguments = NodeArguments.parse(((Main) spec.root().userObject()).rosArguments());
        Map<String, Object> parameters = parameters(arguments, arguments.fullName(defaults), settings);
        T read = config.read(settings, parameters);
        arguments.levels().forEach(NodeRun::setLevel);
        try (Interrupt interrupt = new Interrupt()) {
            try (RosNode node = RosNode.open(new FastDds(), DdsSettings.of(System.getenv()), arguments, defaults);
                    AutoCloseable running = start(node, read, body)) {
                node.log().info("node " + node.fullName() + " is up");
                if (json.asked()) {
                    json.print(
                            spec.commandLine().getOut(),
                            new Ready(
                                    node.fullName(),
                                    DdsSettings.of(System.getenv()).domain()));
                }
                await(interrupt, running);
                node.log().info("node " + node.fullName() + " stops");
            }
            interrupt.endWith(0);
        }
        return 0;
    }

    private record Ready(String node, int domain) {}

    /** The parameters that are settings. Those of other nodes in a section for many are passed over, with a warning. */
    private Map<String, Object> parameters(NodeArguments arguments, String fullName, Class<?> settings) {
        Map<String, Object> parameters = new TreeMap<>(arguments.parameters(fullName));
        parameters.keySet().removeIf(name -> OF_EVERY_NODE.contains(name) || name.startsWith(OVERRIDES));
        Set<String> foreign = new TreeSet<>(arguments.sharedParameters(fullName));
        foreign.retainAll(parameters.keySet());
        foreign.removeIf(name -> SettingsParameters.knows(settings, name));
        parameters.keySet().removeAll(foreign);
        if (!foreign.isEmpty()) {
            warn("passed over, as a section for many nodes has them and " + fullName + " does not: "
                    + String.join(", ", foreign));
        }
        Set<String> others = arguments.sectionsForOthers(fullName);
        if (!others.isEmpty()) {
            warn("no section of the parameter files is for " + fullName + "; there are " + String.join(", ", others));
        }
        return parameters;
    }

    private void warn(String text) {
        spec.commandLine().getErr().println(ShownText.sentence(spec.qualifiedName() + ": warning: " + text));
        spec.commandLine().getErr().flush();
    }

    private static void await(Interrupt interrupt, AutoCloseable running) throws InterruptedException {
        if (running instanceof Ending ending) {
            boolean over = false;
            while (!over && !interrupt.asked()) {
                over = ending.awaitEnd(LOOK_AGAIN);
            }
        } else {
            interrupt.await();
        }
    }

    private static <T extends Record> AutoCloseable start(RosNode node, T settings, Body<T> body) throws Exception {
        node.declare(SettingsParameters.of(settings));
        return body.start(node, settings);
    }

    /** Loggers read this when they are created, which is later. */
    private static void setLevel(String logger, LogLevel level) {
        String known = level == LogLevel.FATAL ? "error" : level.name().toLowerCase(Locale.ROOT);
        System.setProperty(LOGGERS + (logger.isEmpty() ? "" : ".node." + logger), known);
    }
}
