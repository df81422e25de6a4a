package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.RosName;
import io.foresight.ros2.discovery.GraphObserver;
import io.foresight.ros2.mcap.McapCompression;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.topic.RecordSettings;
import io.foresight.ros2.topic.TopicChoice;
import io.foresight.ros2.topic.TopicRecorder;
import io.foresight.ros2.topic.TopicTally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight record}. */
@Command(
        name = "record",
        description = "Records topics of a ROS 2 graph into an MCAP file, until Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  foresight record --all    # every topic, also those that come later",
            "  foresight record /points /tf /tf_static --out drive.mcap",
            "  foresight record /points:=sensor_msgs/msg/PointCloud2 --seconds 10",
            "",
            "Recording nothing is a failure. ROS_DOMAIN_ID, ROS_AUTOMATIC_DISCOVERY_RANGE and ROS_STATIC_PEERS choose the graph."
        })
final class RecordCommand implements Callable<Integer> {
    private static final String TYPED = ":=";
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    @Parameters(
            paramLabel = "TOPIC[:=TYPE]",
            arity = "0..*",
            description = "Topics; a type is needed only where discovery does not reach.")
    private List<String> topics = List.of();

    @Option(names = "--all", description = "All published topics, except hidden ones.")
    private boolean all;

    @Option(
            names = "--exclude",
            paramLabel = "REGEX",
            description = "With --all: exclude topics whose full name matches.")
    private String exclude;

    @Option(names = "--out", paramLabel = "FILE.mcap", description = "The new file (default: record-DATE-TIME.mcap).")
    private Path out;

    @Option(
            names = "--compression",
            paramLabel = "KIND",
            defaultValue = "zstd",
            description = "zstd, lz4 or none (default: ${DEFAULT-VALUE}).")
    private McapCompression compression;

    @Option(names = "--seconds", paramLabel = "S", description = "End after this many seconds.")
    private Double seconds;

    @Option(
            names = "--limit-mib",
            paramLabel = "N",
            defaultValue = "16",
            description = "Largest message, MiB (default: ${DEFAULT-VALUE}).")
    private int limitMib;

    @Option(
            names = "--backlog-mib",
            paramLabel = "N",
            defaultValue = "256",
            description =
                    "Maximum size of messages waiting for the disk, MiB; further ones are dropped (default: ${DEFAULT-VALUE}).")
    private int backlogMib;

    @Option(names = "--use-sim-time", description = "Use the time of /clock.")
    private boolean simulated;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Optional<String>> asked = asked();
        Pattern excluded = excluded();
        RecordSettings settings = settings();
        Path file = out != null
                ? out
                : Path.of("record-" + LocalDateTime.now(ZoneId.systemDefault()).format(NOW) + ".mcap");
        OutputPath.requireFile(spec, "--out", file);
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        List<String> arguments = new ArrayList<>(List.of("--disable-rosout-logs"));
        if (simulated) {
            arguments.addAll(List.of("-p", "use_sim_time:=true"));
        }
        DdsSettings graph = DdsSettings.of(System.getenv());
        try (Interrupt interrupt = new Interrupt();
                RosNode node = RosNode.open(
                        new FastDds(), graph, NodeArguments.parse(arguments), NodeDefaults.named("foresight_record"));
                TopicRecorder recorder = new TopicRecorder(
                        node,
                        McapWriter.create(
                                file, McapSettings.DEFAULT.withProfile("ros2").withCompression(compression)),
                        settings)) {
            TopicChoice choice = new TopicChoice(
                    recorder,
                    asked,
                    all,
                    topic -> excluded != null && excluded.matcher(topic).matches());
            long began = System.nanoTime();
            try (GraphObserver observer = GraphObserver.open(graph, choice)) {
                spec.commandLine().getErr().println("recording to " + file + "; Ctrl-C ends it");
                watch(interrupt, recorder, choice, began);
            }
            recorder.close();
            boolean something = report(file, recorder, choice, (System.nanoTime() - began) / 1e9);
            int code = something ? 0 : ErrorLines.FAILED;
            interrupt.endWith(code);
            return code;
        }
    }

    private Map<String, Optional<String>> asked() {
        if (topics.isEmpty() && !all) {
            throw wrong("name topics, or give --all");
        }
        Map<String, Optional<String>> asked = new TreeMap<>();
        for (String topic : topics) {
            int typed = topic.indexOf(TYPED);
            String name = typed < 0 ? topic : topic.substring(0, typed);
            Optional<String> type = typed < 0
                    ? Optional.empty()
                    : Optional.of(RosName.fullType(topic.substring(typed + TYPED.length())));
            String absolute = name.startsWith("/") ? name : "/" + name;
            try {
                RosName.topic(absolute);
                type.ifPresent(RosName::type);
            } catch (DdsException e) {
                throw wrong(e.getMessage());
            }
            asked.put(absolute, type);
        }
        return asked;
    }

    private Pattern excluded() {
        try {
            return exclude == null ? null : Pattern.compile(exclude);
        } catch (PatternSyntaxException e) {
            throw wrong("--exclude is not a valid regular expression: " + e.getDescription());
        }
    }

    private RecordSettings settings() {
        if (seconds != null && !(seconds > 0 && seconds < 1e9)) {
            throw wrong("--seconds must be more than 0, got " + seconds);
        }
        try {
            return new RecordSettings(
                    (long) backlogMib << 20, (int) Math.min(Integer.MAX_VALUE, (long) limitMib << 20));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** Runs until the end is requested, the time is over, or the disk fails. */
    private void watch(Interrupt interrupt, TopicRecorder recorder, TopicChoice choice, long began)
            throws InterruptedException {
        ProgressLine line = new ProgressLine(spec.commandLine().getErr());
        long told = 0;
        while (recorder.failure().isEmpty()) {
            double elapsed = (System.nanoTime() - began) / 1e9;
            double left = seconds == null ? Double.MAX_VALUE : seconds - elapsed;
            if (left <= 0 || interrupt.await(Duration.ofMillis((long) Math.min(500, Math.ceil(left * 1000))))) {
                break;
            }
            List<TopicTally> tallies = recorder.topics();
            line.show(String.format(
                    Locale.ROOT,
                    "%.0f s, %d topics, %d messages, %.1f MB",
                    elapsed,
                    tallies.size(),
                    tallies.stream().mapToLong(TopicTally::messages).sum(),
                    recorder.fileBytes() / 1e6));
            if (told == 0 && elapsed > 5) {
                told = 1;
                hint(choice, tallies);
            }
        }
        line.finish();
    }

    /** Prints a hint if there is still nothing to record. */
    private void hint(TopicChoice choice, List<TopicTally> tallies) {
        PrintWriter err = spec.commandLine().getErr();
        if (!choice.missing().isEmpty()) {
            err.println(ShownText.sentence("no publisher so far on " + String.join(", ", choice.missing())));
        } else if (tallies.isEmpty()) {
            err.println("no topic so far" + where());
        }
        printProblems(choice.problems());
    }

    private static String where() {
        DdsSettings graph = DdsSettings.of(System.getenv());
        return " in domain " + graph.domain() + ", discovery range " + graph.range()
                + "; list the topics with foresight topics";
    }

    private void printProblems(Map<String, String> problems) {
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach((topic, problem) -> err.println(ShownText.sentence(topic + ": " + problem)));
        err.flush();
    }

    /** Whether anything was recorded; if not, it says why. */
    private boolean report(Path file, TopicRecorder recorder, TopicChoice choice, double took) {
        List<TopicTally> tallies = recorder.topics();
        Summary summary = new Summary(
                file.toString(),
                took,
                recorder.fileBytes(),
                tallies.stream().mapToLong(TopicTally::messages).sum(),
                tallies.stream().mapToLong(TopicTally::lost).sum(),
                tallies.stream().mapToLong(TopicTally::dropped).sum(),
                tallies,
                choice.missing(),
                choice.problems(),
                recorder.failure().map(IOException::getMessage));
        PrintWriter output = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(output, summary);
        } else {
            print(output, summary);
        }
        PrintWriter err = spec.commandLine().getErr();
        if (!summary.missing().isEmpty()) {
            err.println(ShownText.sentence("no publisher on " + String.join(", ", summary.missing())));
        }
        printProblems(summary.problems());
        if (summary.failure().isPresent()) {
            throw new CommandFailedException(
                    "recording ended: " + summary.failure().get() + "; " + file
                            + " can be read up to there (free space, or record elsewhere with --out)");
        }
        if (summary.messages() == 0) {
            err.println(spec.qualifiedName() + ": nothing was recorded: " + why(summary) + "; " + file
                    + " holds no message");
            err.flush();
        }
        return summary.messages() > 0;
    }

    private static String why(Summary nothing) {
        if (nothing.dropped() > 0) {
            return "all messages were dropped, as the disk is too slow for them";
        }
        if (!nothing.topics().isEmpty()) {
            return "no message came on " + nothing.topics().size()
                    + (nothing.topics().size() == 1 ? " topic" : " topics");
        }
        return nothing.missing().isEmpty() ? "no topic" + where() : "nobody publishes what was asked for" + where();
    }

    private static void print(PrintWriter output, Summary summary) {
        for (TopicTally topic : summary.topics()) {
            output.printf(
                    Locale.ROOT,
                    "%s  %s%s  %d messages, %.1f MB%s%s%n",
                    topic.topic(),
                    topic.type(),
                    topic.described() ? "" : " (no definition)",
                    topic.messages(),
                    topic.bytes() / 1e6,
                    topic.lost() > 0 ? ", " + topic.lost() + " lost" : "",
                    topic.dropped() > 0 ? ", " + topic.dropped() + " dropped" : "");
        }
        output.printf(
                Locale.ROOT,
                "%d messages of %d topics in %s: %.1f MB, %.1f s, %d lost, %d dropped%n",
                summary.messages(),
                summary.topics().size(),
                summary.file(),
                summary.fileBytes() / 1e6,
                summary.seconds(),
                summary.lost(),
                summary.dropped());
        output.flush();
    }

    private record Summary(
            String file,
            double seconds,
            long fileBytes,
            long messages,
            long lost,
            long dropped,
            List<TopicTally> topics,
            List<String> missing,
            Map<String, String> problems,
            Optional<String> failure) {}
}
