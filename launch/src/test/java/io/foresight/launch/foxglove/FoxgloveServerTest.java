package io.foresight.launch.foxglove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.launch.foxglove.TestClient.Heard;
import io.foresight.launch.http.CannotListenException;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Text;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoxgloveServerTest {
    private static final MessageType<Text> TEXT = MessageType.of(Text.class);

    private FoxgloveServer server;

    @BeforeEach
    void start() throws CannotListenException {
        server = FoxgloveServer.start(FoxgloveConfig.local(0, "test").tellingTime());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aClientIsToldWhoThisIsAndWhatThereIs() throws InterruptedException {
        server.channel(ChannelInfo.of("/points", MessageType.of(PointCloud2.class)));
        try (TestClient client = TestClient.connect(server)) {
            JsonNode hello = client.next().json();
            assertThat(hello.path("op").asText()).isEqualTo("serverInfo");
            assertThat(hello.path("name").asText()).isEqualTo("test");
            assertThat(hello.path("capabilities").toString()).isEqualTo("[\"time\"]");
            assertThat(hello.path("sessionId").asText()).isNotBlank();
            JsonNode first = client.next("advertise").path("channels").path(0);
            assertThat(first.path("topic").asText()).isEqualTo("/points");
            assertThat(first.path("encoding").asText()).isEqualTo("cdr");
            assertThat(first.path("schemaName").asText()).isEqualTo("sensor_msgs/msg/PointCloud2");
            assertThat(first.path("schemaEncoding").asText()).isEqualTo("ros2msg");
            assertThat(first.path("schema").asText()).contains("uint32 row_step", "MSG: std_msgs/Header");

            FoxgloveChannel late = server.channel(ChannelInfo.of("/late", TEXT));
            long id =
                    client.next("advertise").path("channels").path(0).path("id").asLong();
            assertThat(id).isNotEqualTo(first.path("id").asLong());
            late.close();
            assertThat(client.next("unadvertise").path("channelIds").path(0).asLong())
                    .isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"foxglove.sdk.v1", "foxglove.websocket.v1"})
    void messagesComeWithTheClientsNumberUntilItHasEnough(String protocol) throws InterruptedException {
        BlockingQueue<Boolean> listening = new LinkedBlockingQueue<>();
        FoxgloveChannel channel = server.channel(ChannelInfo.of("/chatter", TEXT), listening::add);
        FoxgloveChannel other = server.channel(ChannelInfo.of("/other", TEXT));
        try (TestClient client = TestClient.connect(server, protocol, Map.of(), true)) {
            assertThat(client.protocol()).isEqualTo(protocol);
            channel.publish(1, TEXT, new Text("nobody listens yet"));
            client.say("{'op':'subscribe','subscriptions':[{'id':4294967295,'channelId':" + channel.id() + "}]}");
            assertThat(listening.poll(60, TimeUnit.SECONDS)).isTrue();
            other.publish(2, TEXT, new Text("not wanted"));
            channel.publish(Long.MIN_VALUE + 3, TEXT, new Text("wanted"));

            Heard message = client.nextData();
            assertThat(message.opcode()).isEqualTo(1);
            assertThat(message.subscription()).isEqualTo(-1); // 4294967295 in 32 bits
            assertThat(message.nanos()).isEqualTo(Long.MIN_VALUE + 3);
            assertThat(TEXT.decode(message.data())).isEqualTo(new Text("wanted"));

            client.say("{'op':'unsubscribe','subscriptionIds':[4294967295]}");
            assertThat(listening.poll(60, TimeUnit.SECONDS)).isFalse();
            assertThat(channel.watched()).isFalse();
            channel.publish(4, TEXT, new Text("too late"));
            server.time(77);
            Heard time = client.nextData();
            assertThat(time.opcode()).isEqualTo(2);
            assertThat(time.nanos()).isEqualTo(77);
        }
    }

    @Test
    void whoLeavesListensNoMore() throws InterruptedException {
        BlockingQueue<Boolean> listening = new LinkedBlockingQueue<>();
        FoxgloveChannel channel = server.channel(ChannelInfo.of("/chatter", TEXT), listening::add);
        try (TestClient client = TestClient.connect(server);
                TestClient second = TestClient.connect(server)) {
            client.say("{'op':'subscribe','subscriptions':[{'id':0,'channelId':" + channel.id() + "}]}");
            assertThat(listening.poll(60, TimeUnit.SECONDS)).isTrue();
            second.say("{'op':'subscribe','subscriptions':[{'id':7,'channelId':" + channel.id() + "}]}");
            second.say("{'op':'nonsense'}");
            second.next("status"); // so the subscription before it is done
            channel.publish(5, TEXT, new Text("both"));
            assertThat(client.nextData().subscription()).isZero();
            assertThat(second.nextData().subscription()).isEqualTo(7);
        }
        assertThat(listening.poll(60, TimeUnit.SECONDS)).isFalse();
        assertThat(listening).isEmpty();
    }

    @Test
    void theLastMessageOfALatchedChannelAwaitsWhoComesLate() throws InterruptedException {
        FoxgloveChannel channel = server.channel(ChannelInfo.of("/map", TEXT).keepingLast());
        channel.publish(1, TEXT, new Text("old"));
        channel.publish(2, TEXT, new Text("new"));
        try (TestClient client = TestClient.connect(server)) {
            client.say("{'op':'subscribe','subscriptions':[{'id':3,'channelId':" + channel.id() + "}]}");
            assertThat(TEXT.decode(client.nextData().data())).isEqualTo(new Text("new"));
            channel.publish(3, TEXT, new Text("newer"));
            assertThat(TEXT.decode(client.nextData().data())).isEqualTo(new Text("newer"));
            channel.publish(4, ByteBuffer.wrap(TEXT.encode(new Text("another's"))), "another");
        }
        try (TestClient client = TestClient.connect(server)) {
            client.say("{'op':'subscribe','subscriptions':[{'id':3,'channelId':" + channel.id() + "}]}");
            assertThat(TEXT.decode(client.nextData().data())).isEqualTo(new Text("newer"));
            assertThat(TEXT.decode(client.nextData().data())).isEqualTo(new Text("another's"));
        }
    }

    @Test
    void aChannelTakesOnlyMessagesOfItsType() {
        FoxgloveChannel channel = server.channel(ChannelInfo.of("/points", MessageType.of(PointCloud2.class)));
        assertThatThrownBy(() -> channel.publish(1, TEXT, new Text("no cloud")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("/points carries sensor_msgs/msg/PointCloud2, got a message of type std_msgs/msg/String");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                                   | not JSON
            []                                                                  | JSON object
            {'op':5}                                                            | JSON object
            {'op':'advertise','channels':[]}                                    | got advertise
            {'op':'subscribe'}                                                  | subscriptions must be a list
            {'op':'subscribe','subscriptions':[{'id':-1,'channelId':1}]}        | id must be a whole number from 0 to 4294967295, got -1
            {'op':'subscribe','subscriptions':[{'id':1,'channelId':4294967296}]} | channelId must be a whole number
            {'op':'subscribe','subscriptions':[{'id':1.5,'channelId':1}]}       | id must be a whole number
            {'op':'subscribe','subscriptions':[{'id':1,'channelId':99}]}        | there is no channel 99
            {'op':'unsubscribe','subscriptionIds':[8]}                          | there is no subscription 8
            {'op':'subscribe','subscriptions':[[[[[[[[[[]]]]]]]]]]}             | not JSON
            """)
    void badRequestsAreAnsweredAndTheConnectionLives(String request, String answer) throws InterruptedException {
        try (TestClient client = TestClient.connect(server)) {
            client.say(request.strip());
            JsonNode status = client.next("status");
            assertThat(status.path("level").asInt()).isEqualTo(2);
            assertThat(status.path("message").asText()).contains(answer.strip());
            client.sayBytes(new byte[] {1, 2, 3});
            assertThat(client.next("status").path("message").asText()).contains("takes no messages");
        }
    }

    @Test
    void oneSubscriptionAChannelAndOneChannelANumber() throws InterruptedException {
        FoxgloveChannel one = server.channel(ChannelInfo.of("/one", TEXT));
        FoxgloveChannel two = server.channel(ChannelInfo.of("/two", TEXT));
        try (TestClient client = TestClient.connect(server)) {
            client.say("{'op':'subscribe','subscriptions':[{'id':1,'channelId':" + one.id() + "},{'id':1,'channelId':"
                    + two.id() + "},{'id':2,'channelId':" + one.id() + "}]}");
            assertThat(client.next("status").path("message").asText()).isEqualTo("subscription 1 is in use");
            assertThat(client.next("status").path("message").asText())
                    .isEqualTo("channel " + one.id() + " is subscribed already");
            assertThat(two.watched()).isFalse();
        }
    }

    @Test
    void whoNeverMakesSenseIsSentAway() throws InterruptedException {
        try (TestClient client = TestClient.connect(server)) {
            for (int i = 0; i < 101; i++) {
                client.say("nonsense");
            }
            assertThat(client.end()).isEqualTo(1008);
        }
    }

    @Test
    void requestsOfMoreThanAQuarterMegabyteEndTheConnection() throws InterruptedException {
        try (TestClient client = TestClient.connect(server)) {
            client.say("'" + " ".repeat(256 << 10) + "'");
            assertThat(client.end()).isEqualTo(1009);
        }
    }

    @Test
    void aSlowClientMissesTheOldestAndHoldsNobodyBack() throws Exception {
        int megabyte = 1 << 20;
        try (FoxgloveServer small =
                        FoxgloveServer.start(FoxgloveConfig.local(0, "small").withBacklog(8 * megabyte));
                TestClient slow = TestClient.connect(small, FoxgloveServer.SUBPROTOCOLS.get(0), Map.of(), false);
                TestClient quick = TestClient.connect(small)) {
            BlockingQueue<Boolean> listening = new LinkedBlockingQueue<>();
            FoxgloveChannel channel = small.channel(ChannelInfo.of("/blobs", TEXT));
            FoxgloveChannel marker = small.channel(ChannelInfo.of("/marker", TEXT), listening::add);
            slow.say("{'op':'subscribe','subscriptions':[{'id':1,'channelId':" + channel.id() + "},{'id':2,'channelId':"
                    + marker.id() + "}]}");
            assertThat(listening.poll(60, TimeUnit.SECONDS)).isTrue();
            quick.say("{'op':'subscribe','subscriptions':[{'id':3,'channelId':" + channel.id() + "}]}");
            quick.say("{'op':'nonsense'}");
            quick.next("status");
            int sent = 64; // far more than the sockets between them hold
            for (int i = 0; i < sent; i++) {
                byte[] blob = new byte[megabyte];
                blob[0] = (byte) i;
                channel.publish(i, ByteBuffer.wrap(blob));
                Heard message = quick.nextData();
                assertThat(message.nanos()).isEqualTo(i);
                assertThat(message.data()).isEqualTo(blob);
            }
            assertThat(small.dropped()).isGreaterThan(20);
            slow.readOn();
            long previous = -1;
            int arrived = 0;
            while (previous < sent - 1) {
                Heard message = slow.nextData();
                assertThat(message.nanos()).isGreaterThan(previous);
                assertThat(message.data()[0]).isEqualTo((byte) message.nanos());
                previous = message.nanos();
                arrived++;
            }
            assertThat(arrived + small.dropped()).isEqualTo(sent);
            assertThat(slow.next("status").path("message").asText()).contains("too slow");
        }
    }

    @Test
    void pagesOfOthersAreRefusedAndProgramsAndKnownPagesAreNot() throws Exception {
        try (FoxgloveServer open =
                FoxgloveServer.start(FoxgloveConfig.local(0, "open").allowing(Set.of("https://viewer.example.com")))) {
            String protocol = FoxgloveServer.SUBPROTOCOLS.get(0);
            for (String origin : List.of(
                    "https://app.foxglove.dev",
                    "http://localhost:8080",
                    "http://[::1]:3000",
                    "file://",
                    "https://viewer.example.com")) {
                TestClient.connect(open, protocol, Map.of("Origin", origin), true)
                        .close();
            }
            for (String origin : List.of(
                    "https://evil.example.com",
                    "http://app.foxglove.dev",
                    "null",
                    "https://app.foxglove.dev.evil.example.com",
                    "https://localhost.evil.example.com",
                    "::")) {
                assertThatThrownBy(() -> TestClient.connect(open, protocol, Map.of("Origin", origin), true))
                        .as(origin)
                        .rootCause()
                        .hasMessageContaining("403");
            }
            for (String unknown : List.of("other.protocol", "Foxglove.SDK.v1")) {
                assertThatThrownBy(() -> TestClient.connect(open, unknown, Map.of(), true))
                        .as(unknown)
                        .rootCause()
                        .hasMessageContaining("400");
            }
        }
    }

    @Test
    void namesThatSomebodyPointedHereAreRefusedOnLoopback() {
        AllowedOrigins loopback = new AllowedOrigins("127.0.0.1", Set.of());
        assertThat(loopback.refusal("localhost:8765", null)).isEmpty();
        assertThat(loopback.refusal("evil.example.com:8765", null)).isPresent();
        assertThat(loopback.refusal(null, null)).isPresent();
        AllowedOrigins open = new AllowedOrigins("0.0.0.0", Set.of());
        assertThat(open.refusal("robot:8765", null)).isEmpty();
        assertThat(open.refusal("robot:8765", "https://evil.example.com")).isPresent();
    }

    @Test
    void aPortInUseIsNamed() {
        assertThatThrownBy(() -> FoxgloveServer.start(FoxgloveConfig.local(server.port(), "second")))
                .isInstanceOf(CannotListenException.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("choose another port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer.example.com", "https://viewer.example.com/", "ftp://x", "*"})
    void anOriginIsAnOrigin(String text) {
        assertThatThrownBy(() -> FoxgloveConfig.local(0, "x").allowing(Set.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void configurationsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> FoxgloveConfig.local(70000, "x")).hasMessageContaining("70000");
        assertThatThrownBy(() -> FoxgloveConfig.local(0, " ")).hasMessageContaining("name");
        assertThatThrownBy(() -> FoxgloveConfig.local(0, "x").at("")).hasMessageContaining("host");
        assertThatThrownBy(() -> FoxgloveConfig.local(0, "x").withBacklog(10)).hasMessageContaining("backlogBytes");
    }
}
