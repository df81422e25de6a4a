package io.foresight.ros2.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.McapException;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosBagTest {
    @TempDir
    private Path folder;

    @Test
    void aSqliteBagIsListedAndRead() throws Exception {
        sqlite(folder.resolve("bag_0.db3"), 0, 20);
        sqlite(folder.resolve("bag_1.db3"), 20, 10);
        metadata("sqlite3", "bag_0.db3", "bag_1.db3");
        RosBag bag = RosBag.open(folder);
        assertThat(bag.info().version()).isEqualTo(5);
        assertThat(bag.info().messages()).isEqualTo(30);
        assertThat(bag.info().startTime()).isEqualTo(1_000);
        assertThat(bag.info().topics())
                .containsExactly(
                        new BagTopic("/a", "std_msgs/msg/String", "cdr", 15),
                        new BagTopic("/b", "sensor_msgs/msg/Imu", "cdr", 15));
        assertThat(read(bag, McapQuery.ALL))
                .hasSize(30)
                .startsWith("/a std_msgs/msg/String 1000 0", "/b sensor_msgs/msg/Imu 1100 1");
        assertThat(read(bag, McapQuery.ALL.onTopics("/b"))).hasSize(15).allMatch(line -> line.startsWith("/b "));
        assertThat(read(bag, McapQuery.ALL.between(1_500, 3_500))).hasSize(20);
        assertThat(read(bag, McapQuery.ALL.onTopics("/none"))).isEmpty();
        assertThat(read(bag, McapQuery.ALL.between(0, 0))).isEmpty();
        assertThat(read(bag, McapQuery.ALL.between(Long.MIN_VALUE, -1))).isEmpty();
    }

    @Test
    void anMcapBagIsListedAndRead() throws IOException {
        mcap(folder.resolve("bag_0.mcap"), 12);
        metadata("mcap", "bag_0.mcap");
        RosBag bag = RosBag.open(folder);
        assertThat(bag.info().storage()).isEqualTo("mcap");
        assertThat(read(bag, McapQuery.ALL)).hasSize(12).startsWith("/a std_msgs/msg/String 1000 0");
        assertThat(read(bag, McapQuery.ALL.onTopics("/b").between(1_500, 2_000)))
                .hasSize(3);
    }

    @Test
    void aFileAloneIsABagToo() throws Exception {
        Path db3 = folder.resolve("one.db3");
        sqlite(db3, 0, 9);
        RosBag bag = RosBag.open(db3);
        assertThat(bag.info().topics()).extracting(BagTopic::messages).containsExactly(5L, 4L);
        assertThat(bag.info().duration()).isEqualTo(800);
        Path mcap = folder.resolve("one.mcap");
        mcap(mcap, 9);
        assertThat(RosBag.open(mcap).info().topics()).isEqualTo(bag.info().topics());
        assertThat(read(RosBag.open(mcap), McapQuery.ALL)).isEqualTo(read(bag, McapQuery.ALL));
        assertThatThrownBy(() -> RosBag.open(Files.writeString(folder.resolve("one.txt"), "x")))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("one.txt: is neither an MCAP file nor a SQLite file of a bag");
    }

    @Test
    void aFileIsWhatItsContentSays() throws Exception {
        Path named = folder.resolve("named.mcap");
        sqlite(named, 0, 9);
        assertThat(RosBag.open(named).info().storage()).isEqualTo("sqlite3");
        assertThat(read(RosBag.open(named), McapQuery.ALL)).hasSize(9);
        Map<String, String> others = Map.of(
                "#ROSBAG V2.0\n", "is a bag of ROS 1: convert it",
                "version https://git-lfs.github.com/spec/v1\noid sha256:0", "is a pointer of Git LFS",
                "", "is empty",
                "words", "is neither an MCAP file nor a SQLite file");
        for (Map.Entry<String, String> other : others.entrySet()) {
            for (String name : new String[] {"a.bag", "a.mcap", "a.db3"}) {
                Path file = Files.writeString(folder.resolve(name), other.getKey());
                assertThatThrownBy(() -> RecoveredBag.open(file))
                        .isInstanceOf(BagException.class)
                        .hasMessageContaining(name + ": " + other.getValue());
            }
        }
    }

    @Test
    void metadataIsAHintAndNotAGate() throws IOException {
        mcap(folder.resolve("bag_0.mcap"), 12);
        for (String hint : new String[] {
            text("mcap", "bag_0.mcap").replace("version: 5", "version: 10"),
            text("mcap", "bag_0.mcap").replace("version: 5", "version: 2"),
            text("mcap", "the_folders_old_name/bag_0.mcap"),
            text("mcap", "bag_0.mcap.zstd").replace("mode: \"\"", "mode: FILE").replace("format: \"\"", "format: zstd"),
            text("mcap", "bag_0.mcap").replace("version: 5", "version: five"),
            text("mcap", "bag_0.mcap").replace("message_count: 30", "message_count: -1"),
            text("mcap", "bag_0.mcap").replace("nanoseconds: 2900", "nanoseconds: -1247483648"),
            text("mcap", "bag_0.mcap").replace("nanoseconds_since_epoch: 1000", "nanoseconds_since_epoch: ~"),
            text("leveldb", "bag_0.mcap")
        }) {
            Files.writeString(folder.resolve("metadata.yaml"), hint);
            RosBag bag = RosBag.open(folder);
            assertThat(read(bag, McapQuery.ALL)).as(hint).hasSize(12);
            assertThat(bag.info().startTime()).as(hint).isEqualTo(1000);
            assertThat(bag.info().duration()).as(hint).isIn(2900L, 1100L);
        }
        Files.delete(folder.resolve("metadata.yaml"));
        RosBag bare = RosBag.open(folder);
        assertThat(bare.info().messages()).isEqualTo(12);
        assertThat(bare.info().startTime()).isEqualTo(1000);
        assertThat(bare.info().duration()).isEqualTo(1100);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> RosBag.open(empty)).hasMessageContaining("it is no bag");
    }

    @Test
    void aFolderWithoutMetadataHasItsFilesInTheirOrderAndTheLastIsRecovered() throws IOException {
        mcap(folder.resolve("bag_9.mcap"), 4);
        mcap(folder.resolve("bag_10.mcap"), 6);
        Path killed = folder.resolve("bag_11.mcap");
        mcap(killed, 8);
        byte[] bytes = Files.readAllBytes(killed);
        Files.write(killed, Arrays.copyOf(bytes, bytes.length - 50));
        try (RecoveredBag opened = RecoveredBag.open(folder)) {
            assertThat(opened.bag().info().files())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("bag_9.mcap", "bag_10.mcap", "bag_11.mcap");
            assertThat(opened.bag().info().topics())
                    .extracting(BagTopic::messages)
                    .containsExactly(9L, 9L);
            assertThat(opened.report().orElseThrow().messages()).isEqualTo(8);
            List<String> lines = read(opened.bag(), McapQuery.ALL.onTopics("/a"));
            assertThat(lines).hasSize(9).element(2).isEqualTo("/a std_msgs/msg/String 1000 0");
            assertThat(opened.bag().places(new BagTopic("/b", "sensor_msgs/msg/Imu", "cdr", 9)))
                    .hasSize(9);
        }
        assertThat(killed).hasBinaryContent(Arrays.copyOf(bytes, bytes.length - 50));
    }

    @Test
    void packedFilesAndMessagesAreUnpacked() throws Exception {
        Path plain = folder.resolve("plain.db3");
        sqlite(plain, 0, 10);
        List<String> expected = read(RosBag.open(plain), McapQuery.ALL);
        Path alone = folder.resolve("alone.db3.zstd");
        Files.write(alone, Zstd.compress(Files.readAllBytes(plain)));
        assertThatThrownBy(() -> RosBag.open(alone)).hasMessageContaining("is packed by zstd: unpack it");
        try (RecoveredBag opened = RecoveredBag.open(alone)) {
            assertThat(read(opened.bag(), McapQuery.ALL)).isEqualTo(expected);
            assertThat(opened.report()).isEmpty();
        }
        Path bag = Files.createDirectory(folder.resolve("bag"));
        Files.copy(alone, bag.resolve("bag_0.db3.zstd"));
        String packed = text("sqlite3", "bag_0.db3")
                .replace("mode: \"\"", "mode: FILE")
                .replace("format: \"\"", "format: zstd");
        Files.writeString(bag.resolve("metadata.yaml"), packed);
        try (RecoveredBag opened = RecoveredBag.open(bag)) {
            assertThat(read(opened.bag(), McapQuery.ALL)).isEqualTo(expected);
        }
        Files.delete(bag.resolve("bag_0.db3.zstd"));
        Path messages = Files.copy(plain, bag.resolve("bag_0.db3"));
        pack(messages);
        Files.writeString(bag.resolve("metadata.yaml"), packed.replace("FILE", "MESSAGE"));
        assertThat(read(RosBag.open(bag), McapQuery.ALL)).isEqualTo(expected);
        Files.copy(plain, messages, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> read(RosBag.open(bag), McapQuery.ALL))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("is not packed by zstd, though metadata.yaml says so");
        pack(messages);
        execute(messages, "UPDATE messages SET data = x'28b52ffd00ff' WHERE timestamp = 1300");
        try (RecoveredBag opened = RecoveredBag.open(bag)) {
            assertThat(read(opened.bag(), McapQuery.ALL))
                    .hasSize(9)
                    .doesNotContain(expected.get(3))
                    .isSubsetOf(expected);
            assertThat(opened.leftOut())
                    .singleElement()
                    .asString()
                    .contains("1 part with 1 message, first", "the message of 1300 on /b");
        }
        execute(messages, "UPDATE messages SET data = zeroblob(100000)");
        pack(messages);
        assertThatThrownBy(() ->
                        read(RosBag.open(bag, new McapLimits(1 << 16, 1 << 16, 1 << 16, 1 << 20, 1000)), McapQuery.ALL))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("has 100000 bytes, limit 65536");
    }

    /** Packs each message as rosbag2 does. */
    private static void pack(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement select = connection.createStatement();
                PreparedStatement update = connection.prepareStatement("UPDATE messages SET data = ? WHERE id = ?")) {
            Map<Long, byte[]> packed = new HashMap<>();
            try (ResultSet rows = select.executeQuery("SELECT id, data FROM messages")) {
                while (rows.next()) {
                    packed.put(rows.getLong(1), Zstd.compress(rows.getBytes(2)));
                }
            }
            for (Map.Entry<Long, byte[]> message : packed.entrySet()) {
                update.setBytes(1, message.getValue());
                update.setLong(2, message.getKey());
                update.executeUpdate();
            }
        }
    }

    @Test
    void metadataOfTheNewestVersionIsRead() throws IOException {
        mcap(folder.resolve("new.mcap"), 4);
        Files.writeString(folder.resolve("metadata.yaml"), """
                rosbag2_bagfile_information:
                  version: 9
                  storage_identifier: mcap
                  duration: {nanoseconds: 300}
                  starting_time: {nanoseconds_since_epoch: 1000}
                  message_count: 4
                  topics_with_message_count:
                    - topic_metadata:
                        name: /a
                        type: std_msgs/msg/String
                        serialization_format: cdr
                        offered_qos_profiles:
                          - history: keep_last
                            depth: 10
                        type_description_hash: RIHS01_df668c740482bbd48fb39d76a70dfd4bd59db1288021743503259e948f6b1a18
                      message_count: 2
                  compression_format: ""
                  compression_mode: ""
                  relative_file_paths: [new.mcap]
                  custom_data: ~
                  ros_distro: jazzy
                """);
        assertThat(RosBag.open(folder).info().topics())
                .containsExactly(new BagTopic("/a", "std_msgs/msg/String", "cdr", 2, List.of(Qos.DEFAULT)));
    }

    @Test
    void metadataThatCannotBeIsRefusedByName() throws IOException {
        mcap(folder.resolve("bag_0.mcap"), 1);
        refuses("[", "is not YAML");
        refuses("[".repeat(100_000), "nested deeper than 32");
        refuses("a: 1", "rosbag2_bagfile_information must be a mapping, is missing");
        refuses(text("mcap", "../bag_0.mcap"), "../bag_0.mcap, which is outside the bag");
        refuses(text("mcap", "/etc/passwd"), "/etc/passwd, which is outside the bag");
        refuses(text("mcap", "bag_1.mcap"), "lacks bag_1.mcap, which metadata.yaml lists");
        refuses(
                text("mcap", "bag_0.mcap").replace("mode: \"\"", "mode: FILE").replace("format: \"\"", "format: lz4"),
                "compression_mode is FILE and compression_format lz4; read are FILE and MESSAGE with zstd");
    }

    @Test
    void filesThatAreNotWhatTheyAreCalledAreRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.db3"), "this is no database, but it is long enough to look");
        assertThatThrownBy(() -> RosBag.open(text))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("text.db3: is neither an MCAP file nor a SQLite file of a bag");
        Path other = folder.resolve("other.db3");
        execute(other, "CREATE TABLE people(name TEXT)");
        assertThatThrownBy(() -> RosBag.open(other)).hasMessageContaining("has no tables topics and messages");
        Path view = folder.resolve("view.db3");
        execute(view, "CREATE TABLE topics(id, name, type, serialization_format)");
        execute(
                view,
                "CREATE VIEW messages AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                        + " SELECT i AS id, 1 AS topic_id, i AS timestamp, '' AS data FROM n");
        assertThatThrownBy(() -> RosBag.open(view)).hasMessageContaining("has no tables topics and messages");
        Path nameless = folder.resolve("nameless.db3");
        execute(nameless, "CREATE TABLE topics(id, name, type, serialization_format)");
        execute(nameless, "CREATE TABLE messages(id, topic_id, timestamp, data)");
        execute(nameless, "INSERT INTO topics VALUES (3, NULL, 'a', 'cdr')");
        assertThatThrownBy(() -> RosBag.open(nameless)).hasMessageContaining("topic 3 lacks its name");
        Path mcap = Files.write(folder.resolve("zeros.mcap"), new byte[100]);
        assertThatThrownBy(() -> RosBag.open(mcap)).isInstanceOf(BagException.class);
    }

    @Test
    void aRecorderThatWasKilledIsTold() throws IOException {
        Path whole = folder.resolve("whole.mcap");
        mcap(whole, 50);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mcap"), Arrays.copyOf(bytes, bytes.length - 50));
        assertThatThrownBy(() -> RosBag.open(cut))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("is damaged or was not closed: recover it first")
                .hasCauseInstanceOf(McapException.class);
    }

    @Test
    void messagesLargerThanTheLimitAreRefused() throws Exception {
        Path db3 = folder.resolve("large.db3");
        sqlite(db3, 0, 1);
        execute(db3, "UPDATE messages SET data = zeroblob(100000)");
        RosBag bag = RosBag.open(db3, new McapLimits(1 << 16, 1 << 16, 1 << 16, 1 << 20, 1000));
        assertThatThrownBy(() -> read(bag, McapQuery.ALL))
                .isInstanceOf(BagException.class)
                .hasMessageContaining("the message of 1000 on /a has 100000 bytes, limit 65536");
    }

    @Test
    void aDamagedDatabaseIsReadOrRefused() throws Exception {
        Path db3 = folder.resolve("flips.db3");
        sqlite(db3, 0, 40);
        byte[] whole = Files.readAllBytes(db3);
        SplittableRandom random = new SplittableRandom(61);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            byte[] bytes = whole.clone();
            for (int k = 0; k < 20; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(db3, bytes);
            try {
                read(RosBag.open(db3), McapQuery.ALL);
            } catch (BagException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    @Tag("real-data")
    void aRecordedBagIsListedAndRead() throws IOException {
        String configured = System.getenv("FORESIGHT_TEST_DATA");
        Path data = configured != null && !configured.isBlank()
                ? Path.of(configured)
                : Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
        Path db3 = data.resolve("hesai/40p_1673400149412331409_1673400149412331409_0.db3");
        assumeTrue(Files.exists(db3), () -> "SKIPPED: no test data at " + db3 + "; set FORESIGHT_TEST_DATA");
        Files.copy(db3, folder.resolve("1673400149412331409_0.db3"));
        Files.copy(data.resolve("hesai/40p_1673400149412331409_metadata.yaml"), folder.resolve("metadata.yaml"));
        for (RosBag bag : List.of(RosBag.open(folder), RosBag.open(db3))) {
            assertThat(bag.info().topics())
                    .containsExactly(new BagTopic("/pandar_packets", "pandar_msgs/msg/PandarScan", "cdr", 4));
            assertThat(bag.info().startTime()).isEqualTo(1_673_400_149_412_331_409L);
            assertThat(bag.info().duration()).isEqualTo(299_518_729L);
            List<Integer> sizes = new ArrayList<>();
            try (BagMessages messages = bag.messages(McapQuery.ALL)) {
                while (messages.next()) {
                    ByteBuffer bytes = messages.data();
                    assertThat(bytes.getInt(0)).isEqualTo(0x0000_0100); // CDR, little endian
                    sizes.add(bytes.remaining());
                }
            }
            assertThat(sizes).containsExactly(544_348, 542_836, 544_348, 544_348);
        }
    }

    private void refuses(String metadata, String why) throws IOException {
        Files.writeString(folder.resolve("metadata.yaml"), metadata);
        assertThatThrownBy(() -> RosBag.open(folder))
                .isInstanceOf(BagException.class)
                .hasMessageContaining(why);
    }

    private void metadata(String storage, String... files) throws IOException {
        Files.writeString(folder.resolve("metadata.yaml"), text(storage, files));
    }

    private static String text(String storage, String... files) {
        return """
                rosbag2_bagfile_information:
                  version: 5
                  storage_identifier: %s
                  duration:
                    nanoseconds: 2900
                  starting_time:
                    nanoseconds_since_epoch: 1000
                  message_count: 30
                  topics_with_message_count:
                    - topic_metadata: {name: /a, type: std_msgs/msg/String, serialization_format: cdr, offered_qos_profiles: ""}
                      message_count: 15
                    - topic_metadata: {name: /b, type: sensor_msgs/msg/Imu, serialization_format: cdr, offered_qos_profiles: ""}
                      message_count: 15
                  compression_format: ""
                  compression_mode: ""
                  relative_file_paths: [%s]
                """.formatted(storage, String.join(", ", files));
    }

    /** Messages by turns on /a and /b, each 100 ns after the other, holding their number; put in backwards. */
    private static void sqlite(Path file, int first, int count) throws SQLException {
        execute(
                file,
                "CREATE TABLE topics(id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL,"
                        + " serialization_format TEXT NOT NULL, offered_qos_profiles TEXT NOT NULL)");
        execute(
                file,
                "CREATE TABLE messages(id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL, timestamp INTEGER NOT NULL,"
                        + " data BLOB NOT NULL)");
        execute(file, "CREATE INDEX timestamp_idx ON messages (timestamp ASC)");
        execute(file, "INSERT INTO topics VALUES (1, '/a', 'std_msgs/msg/String', 'cdr', '')");
        execute(file, "INSERT INTO topics VALUES (2, '/b', 'sensor_msgs/msg/Imu', 'cdr', '')");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO messages(topic_id, timestamp, data) VALUES (?, ?, ?)")) {
            for (int i = first + count - 1; i >= first; i--) {
                insert.setInt(1, 1 + i % 2);
                insert.setLong(2, 1000 + 100L * i);
                insert.setBytes(3, bytes(i).array());
                insert.executeUpdate();
            }
        }
    }

    private static void mcap(Path file, int count) throws IOException {
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            int text = writer.addSchema("std_msgs/msg/String", "ros2msg", new byte[0]);
            int imu = writer.addSchema("sensor_msgs/msg/Imu", "ros2msg", new byte[0]);
            writer.addChannel(text, "/a", "cdr", Map.of());
            writer.addChannel(imu, "/b", "cdr", Map.of());
            for (int i = 0; i < count; i++) {
                writer.write(i % 2, i, 1000 + 100L * i, 0, bytes(i));
            }
        }
    }

    private static ByteBuffer bytes(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, number);
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> read(RosBag bag, McapQuery query) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BagMessages messages = bag.messages(query)) {
            while (messages.next()) {
                lines.add(messages.topic() + " " + messages.type() + " " + messages.logTime() + " "
                        + (messages.data().remaining() == 4 ? messages.data().getInt() : -1));
            }
        }
        return lines;
    }
}
