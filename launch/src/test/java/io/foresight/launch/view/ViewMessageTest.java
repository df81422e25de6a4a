package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode header(ByteBuffer message) throws IOException {
        message.order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = new byte[message.getInt(4)];
        message.position(8).get(text);
        return JSON.readTree(text);
    }

    private static ViewFrame frame(float... xyzi) {
        Stamp stamp = new Stamp(1_500_000_000L, Clock.SENSOR);
        PointCloud cloud = new PointCloud(FrameId.LIDAR, stamp, xyzi, xyzi.length / PointCloud.STRIDE);
        Detection bus = new Detection(SampleFrames.box(10, -2, 4, 2, 1.5, 0.5), ObjectClass.named("bus"), 0.75f, 1, -1);
        return ViewFrame.of(41, "000041", "test", cloud, List.of(bus))
                .withTruth(
                        List.of(SampleFrames.label(SampleFrames.box(1, 2, 3, 1, 2, 0), ObjectClass.named("cyclist"))));
    }

    private static float[] nextBox(ByteBuffer message) {
        float[] box = new float[ViewMessage.BOX_FLOATS];
        message.asFloatBuffer().get(box);
        message.position(message.position() + Float.BYTES * box.length);
        return box;
    }

    @Test
    void aFrameHoldsHeaderBoxesAndPointsInThatOrder() throws IOException {
        ByteBuffer message = ViewMessage.frame(frame(1.234f, -2, 0.5f, 1, 3, 4, 5, 0), 7);

        assertThat(message.get(0)).isEqualTo((byte) ViewMessage.VERSION);
        assertThat(message.get(1)).isEqualTo((byte) ViewMessage.FRAME);
        JsonNode header = header(message);
        assertThat(message.position() % 4).as("boxes are aligned").isZero();
        assertThat(header.get("index").asLong()).isEqualTo(7);
        assertThat(header.get("sequence").asLong()).isEqualTo(41);
        assertThat(header.get("stampSeconds").asDouble()).isEqualTo(1.5);
        assertThat(nextBox(message)).containsExactly(10, -2, -0.95f, 4, 2, 1.5f, 0.5f, 2, 0.75f, 1, -1, -1);
        float[] truth = nextBox(message);
        assertThat(truth[7]).as("class").isEqualTo(4);
        assertThat(truth[8]).as("score").isNaN();
        assertThat(truth[11]).as("points on it").isEqualTo(40);
        short[] points = new short[message.remaining() / Short.BYTES];
        message.asShortBuffer().get(points);
        assertThat(points).containsExactly(123, -200, 50, 32767, 300, 400, 500, 0);
    }

    @Test
    void pointsThatAreNotFiniteOrTooFarAreLeftOutAndCounted() throws IOException {
        float nan = Float.NaN;
        float inf = Float.NEGATIVE_INFINITY;
        ByteBuffer message =
                ViewMessage.frame(frame(nan, 0, 0, 0, 1, 2, 3, nan, 0, 1e30f, 0, 0, 0, 0, inf, 0, 327.68f, 0, 0, 0), 1);

        JsonNode header = header(message);

        assertThat(header.get("points").asInt()).isEqualTo(1);
        assertThat(header.get("pointsOmitted").asInt()).isEqualTo(4);
        assertThat(message.getShort(message.limit() - 8)).isEqualTo((short) 100);
        assertThat(message.getShort(message.limit() - 2)).as("intensity NaN").isZero();
    }

    @Test
    void whatIsUnknownIsNullBecauseJsonHasNoNaN() throws IOException {
        JsonNode header = header(ViewMessage.frame(frame(), 1));

        assertThat(header.get("ageMs").isNull()).isTrue();
        assertThat(header.get("rateHz").isNull()).isTrue();
        assertThat(header.get("ego").isNull()).isTrue();
    }

    @Test
    void validityReasonsAndPoseTravel() throws IOException {
        ViewFrame degraded = frame().withEgo(new EgoPose(1, 2, 0.5))
                .withValidity(Validity.DEGRADED, List.of(Reason.CAPACITY_EXCEEDED));

        JsonNode header = header(ViewMessage.frame(degraded, 1));

        assertThat(header.get("validity").asText()).isEqualTo("DEGRADED");
        assertThat(header.get("reasons").get(0).asText()).isEqualTo("CAPACITY_EXCEEDED");
        assertThat(header.get("ego").get(2).asDouble()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void whatBecameOfTheBoxesTravelsByWordAndPosition() throws IOException {
        ViewFrame street = SampleFrames.street(1);
        DetectionScore score = DetectionScore.usual(Taxonomy.selecting("car", "truck", "pedestrian"));
        ViewFrame compared = street.withMatch(score.add(street.detections(), street.truth()));

        JsonNode match = header(ViewMessage.frame(compared, 1)).get("match");

        assertThat(match.get("rule").asText()).isEqualTo(score.rule());
        assertThat(match.get("detections").toString()).isEqualTo("[\"hit\",\"hit\",\"hit\"]");
        assertThat(match.get("truth").toString()).isEqualTo("[\"hit\",\"hit\",\"hit\",\"missed\"]");
        assertThat(match.get("classes").toString()).isEqualTo("[0,0,3,1]");
        assertThat(match.get("finders").toString()).isEqualTo("[0,1,2,-1]");
        assertThat(header(ViewMessage.frame(street, 1)).get("match").isNull()).isTrue();
        assertThatThrownBy(() -> frame().withMatch(compared.match().orElseThrow()))
                .hasMessageContaining("a frame of 1 detections and 1 labels has a match of 3 and 4");
    }

    @Test
    void theHelloSaysWhatStreamThisIs() throws IOException {
        ByteBuffer hello = ViewMessage.hello(ViewerConfig.recorded("127.0.0.1", 0, "Täst „x“", 12));

        assertThat(hello.get(1)).isEqualTo((byte) ViewMessage.HELLO);
        JsonNode header = header(hello);
        assertThat(header.get("title").asText()).isEqualTo("Täst „x“");
        assertThat(header.get("mode").asText()).isEqualTo("recorded");
        assertThat(header.get("history").asInt()).isEqualTo(12);
        assertThat(header.get("classes"))
                .hasSize(ObjectClass.known().size() + 1)
                .last()
                .asString()
                .contains("ignored");
        assertThat(header.get("colours"))
                .hasSameSizeAs(header.get("classes"))
                .first()
                .asString()
                .contains("#ffb547");
    }
}
