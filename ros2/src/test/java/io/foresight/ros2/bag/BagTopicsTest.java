package io.foresight.ros2.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that share a name, and types in their old spelling. */
class BagTopicsTest {
    @TempDir
    private Path folder;

    private Path mcap() throws IOException {
        Path file = folder.resolve("two.mcap");
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            int text = writer.addSchema("std_msgs/String", "ros2msg", new byte[0]);
            int flag = writer.addSchema("std_msgs/msg/Bool", "ros2msg", new byte[0]);
            int words = writer.addChannel(text, "/a", "cdr", Map.of());
            int flags = writer.addChannel(flag, "/a", "cdr", Map.of());
            int more = writer.addChannel(text, "/a", "cdr", Map.of("publisher", "another"));
            int old = writer.addChannel(text, "/old", "ros1", Map.of());
            for (int i = 0; i < 9; i++) {
                int channel = List.of(words, flags, more).get(i % 3);
                writer.write(channel, i, 100 + i / 3, 0, ByteBuffer.wrap(new byte[] {(byte) i}));
            }
            writer.write(old, 9, 200, 0, ByteBuffer.wrap(new byte[1]));
        }
        return file;
    }

    private Path sqlite() throws SQLException {
        Path file = folder.resolve("two.db3");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE topics(id INTEGER PRIMARY KEY, name, type, serialization_format)");
            statement.execute("CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id, timestamp, data)");
            statement.execute("INSERT INTO topics VALUES (1, '/a', 'std_msgs/String', 'cdr'),"
                    + " (2, '/a', 'std_msgs/msg/Bool', 'cdr'), (3, '/a', 'std_msgs/msg/String', 'cdr'),"
                    + " (4, '/old', 'std_msgs/String', 'ros1')");
            for (int i = 0; i < 9; i++) {
                statement.execute("INSERT INTO messages(topic_id, timestamp, data) VALUES (%d, %d, x'%02x')"
                        .formatted(1 + i % 3, 100 + i / 3, i));
            }
        }
        return file;
    }

    @Test
    void ofChannelsOfOneNameThoseOfTheTypeAreRead() throws Exception {
        for (Path file : List.of(mcap(), sqlite())) {
            RosBag bag = RosBag.open(file);
            BagTopic words = bag.info().topics().get(0);
            assertThat(words.type()).isEqualTo("std_msgs/msg/String");
            BagTopic flags = bag.info().topics().get(1);
            assertThat(flags.type()).isEqualTo("std_msgs/msg/Bool");
            assertThat(numbers(bag, words)).as("%s", file).containsExactly(0, 2, 3, 5, 6, 8);
            assertThat(numbers(bag, flags)).as("%s", file).containsExactly(1, 4, 7);
            assertThat(bag.info().topics())
                    .filteredOn(topic -> topic.name().equals("/old"))
                    .singleElement()
                    .extracting(BagTopic::type)
                    .as("names of ROS 1 stay as they are")
                    .isEqualTo("std_msgs/String");
        }
    }

    private static List<Integer> numbers(RosBag bag, BagTopic topic) throws IOException {
        return bag.places(topic).stream()
                .map(place -> {
                    try {
                        return (int) bag.read(topic, place).get(0);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
