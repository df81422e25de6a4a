package io.foresight.sim.node.perceive;

import io.foresight.perception.detect.Validity;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.node.TopicWatch;
import io.foresight.v1.DescribeResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The node's statuses for {@code /diagnostics}. */
final class PerceptionStatus {
    /** Status of the clouds: whether they arrive, and whether they are valid. */
    static DiagnosticStatus points(TopicWatch topic, InputReport input, MotionReport motion) {
        DiagnosticStatus base = topic.diagnostic("points");
        List<KeyValue> values = new ArrayList<>(base.values());
        add(values, "clouds_read", input.read());
        add(values, "clouds_refused", input.refused());
        add(values, "clouds_late", input.late());
        add(values, "clouds_ahead_of_clock", input.ahead());
        add(values, "sweeps", input.sweeps());
        add(values, "parts_in_last_sweep", input.partsInLastSweep());
        add(values, "parts_dropped", input.droppedParts());
        values.add(new KeyValue("motion_source", motion.source().name()));
        add(values, "sweeps_deskewed", motion.deskewed());
        motion.last().ifPresent(outcome -> values.add(new KeyValue("last_deskew", outcome.name())));
        add(values, "restarts", input.restarts());
        if (!input.lastRestart().isEmpty()) {
            values.add(new KeyValue("last_restart", input.lastRestart()));
        }
        input.ageNanos().ifPresent(age -> values.add(new KeyValue("stamp_age_s", seconds(age))));
        Optional<String> problem = input.recentRefusal()
                .map(reason -> "a cloud was rejected: " + reason)
                .or(input::recentDoubt)
                .or(motion::problem);
        return new DiagnosticStatus(
                problem.isPresent() ? Math.max(base.level(), DiagnosticStatus.WARN) : base.level(),
                base.name(),
                base.level() == DiagnosticStatus.ERROR ? base.message() : problem.orElse(base.message()),
                "",
                values);
    }

    /** Status of the service: whether it is connected, and the validity of its replies. */
    static DiagnosticStatus perception(
            LinkReport link,
            ServiceSettings settings,
            RecentTimes ages,
            RecentTimes latencies,
            RecentProblem unreadable) {
        List<KeyValue> values = new ArrayList<>();
        values.add(new KeyValue("state", link.state().name()));
        values.add(new KeyValue("service", settings.host() + ":" + settings.port()));
        link.service().ifPresent(service -> describe(values, service));
        add(values, "connections", link.connections());
        add(values, "waiting", link.waiting());
        add(values, "answers_valid", link.valid());
        add(values, "answers_degraded", link.degraded());
        add(values, "answers_invalid", link.invalid());
        add(values, "answers_unreadable", unreadable.times());
        add(values, "frames_passed_over", link.passedOver());
        add(values, "frames_without_service", link.unsent());
        values.add(new KeyValue("last_answer", link.last().map(Validity::name).orElse("UNSPECIFIED")));
        if (!link.lastReasons().isEmpty()) {
            values.add(new KeyValue("last_reasons", link.lastReasons()));
        }
        values.add(new KeyValue("publish_age_p50_s", seconds(ages.quantile(0.5))));
        values.add(new KeyValue("publish_age_p95_s", seconds(ages.quantile(0.95))));
        values.add(new KeyValue("answer_time_p50_s", seconds(latencies.quantile(0.5))));
        values.add(new KeyValue("answer_time_p95_s", seconds(latencies.quantile(0.95))));
        return new DiagnosticStatus(level(link, unreadable), "perception", message(link, unreadable), "", values);
    }

    private static void describe(List<KeyValue> values, DescribeResponse service) {
        values.add(new KeyValue("model", service.getModel().getId()));
        values.add(new KeyValue("model_sha256", service.getModel().getSha256()));
        values.add(new KeyValue("device", service.getDevice()));
        values.add(new KeyValue("precision", service.getPrecision()));
    }

    private static int level(LinkReport link, RecentProblem unreadable) {
        return switch (link.state()) {
            case LOST -> DiagnosticStatus.ERROR;
            case CONNECTING -> DiagnosticStatus.WARN;
            case CONNECTED -> {
                if (unreadable.recent().isPresent()) {
                    yield DiagnosticStatus.ERROR;
                }
                yield link.last().map(PerceptionStatus::level).orElse(DiagnosticStatus.OK);
            }
        };
    }

    private static String message(LinkReport link, RecentProblem unreadable) {
        if (!link.problem().isEmpty()) {
            return link.problem();
        }
        Optional<String> bad = unreadable.recent();
        if (bad.isPresent()) {
            return "a reply cannot be read: " + bad.get();
        }
        if (link.last().isEmpty()) {
            return "connected; no reply yet";
        }
        return switch (link.last().get()) {
            case VALID -> "replies are valid";
            case DEGRADED -> "the last reply is degraded: " + link.lastReasons();
            case INVALID -> "the last reply is invalid, nothing was published: " + link.lastReasons() + hint(link);
        };
    }

    private static int level(Validity validity) {
        return switch (validity) {
            case VALID -> DiagnosticStatus.OK;
            case DEGRADED -> DiagnosticStatus.WARN;
            case INVALID -> DiagnosticStatus.ERROR;
        };
    }

    private static String hint(LinkReport link) {
        return link.lastReasons().matches("(STALE_INPUT|FUTURE_STAMP).*")
                ? "; stamps of a simulator or a recording need use_sim_time and /clock, or input.stamps: sensor"
                : "";
    }

    private static void add(List<KeyValue> values, String key, long value) {
        values.add(new KeyValue(key, Long.toString(value)));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos * 1e-9);
    }

    private PerceptionStatus() {}
}
