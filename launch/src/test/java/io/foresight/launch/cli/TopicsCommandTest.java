package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TopicsCommandTest {
    private static final int DOMAIN = 31;
    private static final Map<String, String> HERE =
            Map.of("ROS_DOMAIN_ID", Integer.toString(DOMAIN), "ROS_LOCALHOST_ONLY", "1");

    private static CommandRun topics(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new TopicsCommand(environment));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        line.setParameterExceptionHandler(ErrorLines::usage);
        line.setExecutionExceptionHandler(ErrorLines::failure);
        return new CommandRun(line.execute(arguments), out.toString(), err.toString());
    }

    private static DdsParticipant graph() {
        DdsParticipant there = new FastDds().open("driver", DdsSettings.local(DOMAIN), PeerListener.NONE);
        there.createWriter(Endpoint.ros("/points", "sensor_msgs/msg/PointCloud2", Qos.SENSOR_DATA)
                .withTypeHash("RIHS01_" + "ab".repeat(32)));
        there.createReader(Endpoint.ros("/points", "sensor_msgs/msg/PointCloud2", Qos.DEFAULT), sample -> {});
        there.createReader(Endpoint.ros("/points", "sensor_msgs/msg/PointCloud2", Qos.SENSOR_DATA), sample -> {});
        there.createWriter(Endpoint.of("ros_discovery_info", "a::B_", Qos.TRANSIENT_LOCAL));
        return there;
    }

    @Test
    void topicsAreListedWithQualitiesAndReasons() {
        try (DdsParticipant there = graph()) {
            CommandRun run = topics(HERE, "--seconds", "3");

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out())
                    .contains("/points  sensor_msgs/msg/PointCloud2")
                    .containsPattern("publisher +driver \\[Fast DDS] +best_effort, volatile, type hash")
                    .containsPattern("subscriber +driver \\[Fast DDS] +reliable, volatile\\R")
                    .contains("! the reader asks for RELIABLE, the writer offers BEST_EFFORT (subscriber driver")
                    .contains("1 topic, 1 participant in domain 31 (range LOCALHOST); on 1 topic some never match")
                    .doesNotContain("ros_discovery_info");
        }
    }

    @Test
    void theyArePrintedAsOneJsonDocument() throws IOException {
        try (DdsParticipant there = graph()) {
            JsonNode report = topics(HERE, "--seconds", "3", "--json", "--all").json();

            assertThat(report.get("domain").asInt()).isEqualTo(DOMAIN);
            assertThat(report.at("/participants/0/name").asText()).isEqualTo("driver");
            assertThat(report.at("/participants/0/guid").asText())
                    .isEqualTo(there.guid().toString());
            assertThat(report.get("topics")).hasSize(2);
            JsonNode points = report.at("/topics/1");
            assertThat(report.at("/topics/0/name").asText() + points.get("name").asText())
                    .isEqualTo("ros_discovery_info/points");
            assertThat(points.at("/publishers/0/type_hash").asText()).startsWith("RIHS01_abab");
            assertThat(points.get("subscribers")).hasSize(2);
            assertThat(points.at("/mismatches/0/pairs").asInt()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyDomainIsSaid() {
        CommandRun run = topics(Map.of("ROS_DOMAIN_ID", "33", "ROS_LOCALHOST_ONLY", "1"), "--seconds", "0.2");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("no participants in domain 33 within 0.2 s (range LOCALHOST)")
                .hasLineCount(1);
    }

    @Test
    void badSettingsAndTimesAreRefused() {
        assertThat(topics(Map.of("ROS_DOMAIN_ID", "many")).err())
                .contains("ROS_DOMAIN_ID", "many")
                .hasLineCount(1);
        assertThat(topics(HERE, "--seconds", "0").err())
                .contains("0.1 to 3600: 0.0")
                .hasLineCount(1);
        assertThat(topics(HERE, "--seconds", "NaN").code()).isEqualTo(2);
    }
}
