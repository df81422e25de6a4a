package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryRange;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.RosName;
import io.foresight.ros2.discovery.DiscoveredEndpoint;
import io.foresight.ros2.discovery.DiscoveredParticipant;
import io.foresight.ros2.discovery.EndpointListener;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.discovery.GraphTopic;
import io.foresight.ros2.discovery.GraphTopic.Mismatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight topics}. */
@Command(
        name = "topics",
        description = {
            "Lists the topics of the ROS 2 graph, and says why some readers and writers never match.",
            "Shows types, publishers, subscribers and their quality of service. Works with all DDS implementations; needs no ROS"
                    + " installation."
        },
        footer = {
            "",
            "Examples:",
            "  foresight topics",
            "  ROS_DOMAIN_ID=7 foresight topics --seconds 5",
            "  foresight topics --json | jq '.topics[] | select(.mismatches != [])'",
            "",
            "Domain and range are those of ROS_DOMAIN_ID, ROS_AUTOMATIC_DISCOVERY_RANGE, ROS_LOCALHOST_ONLY and"
                    + " ROS_STATIC_PEERS."
        })
final class TopicsCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "2",
            description = "How long to listen, 0.1 to 3600 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--all", description = "Also topics of services and those that are not ROS 2 topics.")
    private boolean all;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    TopicsCommand() {
        this(System.getenv());
    }

    TopicsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(seconds >= 0.1 && seconds <= 3600)) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 0.1 to 3600: " + seconds);
        }
        DdsSettings settings = DdsSettings.of(environment);
        try (Interrupt interrupt = new Interrupt()) {
            report(settings, interrupt);
        }
        return 0;
    }

    /** Ctrl-C ends it with what was seen so far. */
    private void report(DdsSettings settings, Interrupt interrupt) throws IOException, InterruptedException {
        List<GraphTopic> topics;
        Map<Guid, DiscoveredParticipant> participants;
        try (GraphObserver observer = GraphObserver.open(settings, EndpointListener.NONE)) {
            interrupt.await(Duration.ofMillis((long) (seconds * 1000)));
            topics = GraphTopic.of(observer.endpoints().stream()
                    .filter(endpoint -> all || endpoint.rosTopic().isPresent())
                    .toList());
            participants = observer.participants().stream()
                    .collect(Collectors.toMap(DiscoveredParticipant::guid, Function.identity()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report(settings, topics, participants), interrupt.asked());
        } else {
            print(out, settings, topics, participants);
            out.flush();
        }
    }

    void print(
            PrintWriter out,
            DdsSettings settings,
            List<GraphTopic> topics,
            Map<Guid, DiscoveredParticipant> participants) {
        if (participants.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "no participants in domain %d within %s s (range %s): is something running there with the same ROS_DOMAIN_ID, and"
                            + " does its ROS_AUTOMATIC_DISCOVERY_RANGE reach here?%n",
                    settings.domain(),
                    shown(seconds),
                    settings.range());
            return;
        }
        TerminalColours colours = TerminalColours.ofOutput();
        for (GraphTopic topic : topics) {
            out.println(colours.strong(RosName.shown(topic.name())) + "  "
                    + topic.types().stream().map(RosName::shown).collect(Collectors.joining(", ")));
            printMembers(out, "publisher ", topic.writers(), participants);
            printMembers(out, "subscriber", topic.readers(), participants);
            for (Mismatch mismatch : topic.mismatches()) {
                out.println("  " + colours.bad("! " + ShownText.sentence(mismatch.reason())) + " (subscriber "
                        + name(mismatch.reader(), participants) + ", publisher "
                        + name(mismatch.writer(), participants)
                        + (mismatch.pairs() == 1
                                ? ")"
                                : ", and " + counted(mismatch.pairs() - 1L, "more such pair") + ")"));
            }
        }
        long faults =
                topics.stream().filter(topic -> !topic.mismatches().isEmpty()).count();
        out.printf(
                Locale.ROOT,
                "%s%s, %s in domain %d (range %s)%s%n",
                topics.isEmpty() ? "" : System.lineSeparator(),
                counted(topics.size(), "topic"),
                counted(participants.size(), "participant"),
                settings.domain(),
                settings.range(),
                faults == 0
                        ? ""
                        : "; on " + counted(faults, "topic") + " some never match, or would misinterpret each other");
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** Endpoints that would look the same share a line. */
    private static void printMembers(
            PrintWriter out,
            String role,
            List<DiscoveredEndpoint> members,
            Map<Guid, DiscoveredParticipant> participants) {
        Map<String, Integer> lines = new TreeMap<>();
        members.forEach(member -> lines.merge(line(member, participants), 1, Integer::sum));
        lines.forEach((line, times) -> out.println("  " + role + "  " + line + (times == 1 ? "" : "  x" + times)));
    }

    private static String line(DiscoveredEndpoint endpoint, Map<Guid, DiscoveredParticipant> participants) {
        return String.format(
                Locale.ROOT,
                "%-30s %s, %s%s",
                name(endpoint, participants),
                lower(endpoint.qos().reliability()),
                lower(endpoint.qos().durability()),
                endpoint.typeHash().isPresent() ? ", type hash" : "");
    }

    private static String name(DiscoveredEndpoint endpoint, Map<Guid, DiscoveredParticipant> participants) {
        DiscoveredParticipant participant = participants.get(endpoint.participant());
        if (participant == null) {
            return endpoint.participant().toString();
        }
        return (participant.name().isEmpty() ? "(no name)" : ShownText.name(participant.name())) + " ["
                + participant.vendor() + "]";
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private Report report(
            DdsSettings settings, List<GraphTopic> topics, Map<Guid, DiscoveredParticipant> participants) {
        return new Report(
                settings.domain(),
                settings.range(),
                participants.values().stream()
                        .map(each ->
                                new Participant(each.guid().toString(), each.name(), each.enclave(), each.vendor()))
                        .toList(),
                topics.stream().map(TopicsCommand::reported).toList());
    }

    private static Topic reported(GraphTopic topic) {
        return new Topic(
                topic.name(),
                topic.types(),
                topic.writers().stream().map(TopicsCommand::reported).toList(),
                topic.readers().stream().map(TopicsCommand::reported).toList(),
                topic.mismatches().stream()
                        .map(each -> new Fault(
                                each.reason(),
                                each.reader().guid().toString(),
                                each.writer().guid().toString(),
                                each.pairs()))
                        .toList());
    }

    private static Member reported(DiscoveredEndpoint endpoint) {
        return new Member(
                endpoint.guid().toString(),
                endpoint.participant().toString(),
                lower(endpoint.qos().reliability()),
                lower(endpoint.qos().durability()),
                endpoint.qos().depth(),
                endpoint.typeHash());
    }

    private record Report(int domain, DiscoveryRange range, List<Participant> participants, List<Topic> topics) {}

    private record Participant(String guid, String name, Optional<String> enclave, String vendor) {}

    private record Topic(
            String name,
            List<String> types,
            List<Member> publishers,
            List<Member> subscribers,
            List<Fault> mismatches) {}

    private record Member(
            String guid,
            String participant,
            String reliability,
            String durability,
            int depth,
            Optional<String> typeHash) {}

    private record Fault(String reason, String subscriber, String publisher, int pairs) {}
}
