package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import io.foresight.ros2.bag.BagInfo;
import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.bag.RecoveredBag;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.RosName;
import io.foresight.ros2.mcap.RecoveryReport;
import io.foresight.ros2.node.BadArgumentsException;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.RosNode;
import io.foresight.ros2.topic.ReplayReport;
import io.foresight.ros2.topic.ReplaySettings;
import io.foresight.ros2.topic.ReplayTime;
import io.foresight.ros2.topic.TopicPlayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foresight replay}. */
@Command(
        name = "replay",
        description = "Publishes a recording's topics in a ROS 2 graph as they were recorded.",
        footer = {
            "",
            "Examples:",
            "  foresight replay drive.mcap",
            "  foresight replay drive.mcap --list    # what is in it",
            "  foresight replay drive.mcap --rate 0.5 --loop --clock=100 \\",
            "      --topics /points,/tf_static",
            "  foresight replay drive.mcap --start 12 --seconds 5 \\",
            "      --remap /points:=/lidar/points"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RECORDING", description = "FILE.mcap, FILE.db3 or a bag's folder.")
    private Path recording;

    @Option(names = "--list", description = "Only list its content.")
    private boolean list;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1",
            description = "Playback speed, 0.001 to 1000 (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--loop", description = "Restart at the end, until Ctrl-C; time jumps back.")
    private boolean loop;

    @Option(
            names = "--start",
            paramLabel = "S",
            defaultValue = "0",
            description = "Begin this many seconds after the first message (default: ${DEFAULT-VALUE}).")
    private double start;

    @Option(names = "--seconds", paramLabel = "S", description = "Maximum length in seconds of the recording's time.")
    private Double seconds;

    @Option(
            names = "--topics",
            paramLabel = "TOPIC",
            split = ",",
            description = "Only these topics, separated by commas.")
    private List<String> topics = List.of();

    @Option(
            names = "--clock",
            paramLabel = "HZ",
            arity = "0..1",
            defaultValue = "0",
            fallbackValue = "100",
            description = "Publish /clock at this rate (default: off; without a number: 100).")
    private double clock;

    @Option(
            names = "--remap",
            paramLabel = "FROM:=TO",
            split = ",",
            description = "Publish a topic under another name; may be repeated.")
    private List<String> remaps = List.of();

    @Option(
            names = "--wait",
            paramLabel = "S",
            defaultValue = "1",
            description = "Maximum time to wait until every topic has a subscriber (default: ${DEFAULT-VALUE}).")
    private double await;

    @Option(
            names = "--limit-mib",
            paramLabel = "N",
            defaultValue = "16",
            description = "Largest message, MiB (default: ${DEFAULT-VALUE}).")
    private int limitMib;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReplaySettings settings = settings();
        NodeArguments arguments = arguments();
        try (Interrupt interrupt = new Interrupt();
                RecoveredBag opened = RecoveredBag.open(recording)) {
            opened.report().ifPresent(report -> {
                spec.commandLine()
                        .getErr()
                        .println(ShownText.sentence(recording + " was not closed or is damaged: " + report.text()));
                spec.commandLine().getErr().flush();
            });
            BagInfo info = opened.bag().info();
            if (list) {
                list(info, opened.report());
                return 0;
            }
            requireTopics(info);
            try (RosNode node = RosNode.open(
                            new FastDds(),
                            DdsSettings.of(System.getenv()),
                            arguments,
                            NodeDefaults.named("foresight_replay"));
                    TopicPlayer player = player(node, opened, settings)) {
                ReplayReport played = play(player, info, interrupt);
                report(played, opened);
                if (played.messages() == 0 && !interrupt.asked()) {
                    throw new CommandFailedException("nothing of " + recording + " was replayed");
                }
            }
            interrupt.endWith(0);
        }
        return 0;
    }

    private ReplaySettings settings() {
        try {
            return new ReplaySettings(
                    rate,
                    loop,
                    duration("--start", start),
                    seconds == null ? Optional.empty() : Optional.of(duration("--seconds", seconds)),
                    Set.copyOf(topics),
                    clock,
                    duration("--wait", await),
                    (int) Math.min(Integer.MAX_VALUE, (long) limitMib << 20));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private Duration duration(String option, double value) {
        if (!(value >= 0 && value < 1e9)) {
            throw wrong(option + " must be 0 or more seconds, got " + value);
        }
        return Duration.ofNanos((long) (value * 1e9));
    }

    private NodeArguments arguments() {
        List<String> words = new ArrayList<>(List.of("--disable-rosout-logs"));
        for (String remap : remaps) {
            words.addAll(List.of("-r", remap));
        }
        try {
            return NodeArguments.parse(words);
        } catch (BadArgumentsException e) {
            throw wrong("--remap: " + e.getMessage());
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private void requireTopics(BagInfo info) {
        List<String> known = info.topics().stream().map(BagTopic::name).toList();
        for (String topic : topics) {
            if (!known.contains(topic)) {
                throw new CommandFailedException(
                        recording + " has no topic " + topic + "; it has " + String.join(", ", known));
            }
        }
        if (info.messages() == 0) {
            throw new CommandFailedException(recording + " has no message");
        }
    }

    private TopicPlayer player(RosNode node, RecoveredBag opened, ReplaySettings settings) {
        try {
            return new TopicPlayer(node, opened.bag(), settings, ReplayTime.real());
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    private ReplayReport play(TopicPlayer player, BagInfo info, Interrupt interrupt)
            throws IOException, InterruptedException {
        ProgressLine line = new ProgressLine(spec.commandLine().getErr());
        Thread stopper = new Thread(
                () -> {
                    try {
                        interrupt.await();
                        player.stop();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // finished
                    }
                },
                "replay stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            long[] shown = {0};
            return player.play(nanos -> {
                if (System.nanoTime() - shown[0] > 200_000_000) {
                    shown[0] = System.nanoTime();
                    line.show(String.format(Locale.ROOT, "%.1f of %.1f s", nanos / 1e9, info.duration() / 1e9));
                }
            });
        } finally {
            stopper.interrupt();
            line.finish();
        }
    }

    private void list(BagInfo info, Optional<RecoveryReport> recovery) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(
                    out,
                    new Listing(
                            recording.toString(),
                            info.storage(),
                            info.startTime(),
                            info.duration() / 1e9,
                            info.messages(),
                            info.topics().stream()
                                    .map(topic -> new ListedTopic(
                                            topic.name(), topic.type(), topic.serialization(), topic.messages()))
                                    .toList(),
                            recovery.map(RecoveryReport::text)));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s: %s, %d messages, %.3f s from %d ns%n",
                recording,
                info.storage(),
                info.messages(),
                info.duration() / 1e9,
                info.startTime());
        info.topics()
                .forEach(topic -> out.printf(
                        Locale.ROOT,
                        "%s  %s  %d messages%s%s%n",
                        RosName.shown(topic.name()),
                        RosName.shown(topic.type()),
                        topic.messages(),
                        topic.serialization().equals("cdr") ? "" : ", " + ShownText.name(topic.serialization()),
                        topic.offered().stream()
                                .map(ReplayCommand::text)
                                .distinct()
                                .collect(Collectors.joining())));
        out.flush();
    }

    private static String text(Qos offered) {
        return ", " + offered.reliability().name().toLowerCase(Locale.ROOT)
                + (offered.durability() == Qos.Durability.TRANSIENT_LOCAL ? " and latched" : "");
    }

    private void report(ReplayReport report, RecoveredBag opened) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(
                    out,
                    new Summary(
                            recording.toString(), report, opened.report().map(RecoveryReport::text), opened.leftOut()));
        } else {
            report.topics()
                    .forEach(topic -> out.printf(
                            Locale.ROOT,
                            "%s  %s  %d messages, %.1f MB%s%n",
                            topic.topic(),
                            topic.type(),
                            topic.messages(),
                            topic.bytes() / 1e6,
                            topic.refused() > 0 ? ", " + topic.refused() + " not sent" : ""));
            out.printf(
                    Locale.ROOT,
                    "%d messages, %.1f MB, %.1f s%s%n",
                    report.messages(),
                    report.bytes() / 1e6,
                    report.seconds(),
                    report.messages() == 0
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "; late by %.1f ms (median), %.1f ms (95 of 100)",
                                    report.lateMsP50(),
                                    report.lateMsP95()));
            out.flush();
        }
        PrintWriter err = spec.commandLine().getErr();
        report.skipped().stream()
                .filter(skipped -> topics.isEmpty() || topics.contains(skipped.topic()))
                .forEach(skipped -> err.println(
                        ShownText.sentence(RosName.shown(skipped.topic()) + " was not replayed: " + skipped.reason())));
        opened.leftOut().forEach(file -> err.println(ShownText.sentence(file)));
        err.flush();
    }

    private record Summary(String recording, ReplayReport replay, Optional<String> recovery, List<String> leftOut) {}

    private record Listing(
            String recording,
            String storage,
            long startNs,
            double seconds,
            long messages,
            List<ListedTopic> topics,
            Optional<String> recovery) {}

    private record ListedTopic(String topic, String type, String serialization, long messages) {}
}
