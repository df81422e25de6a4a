package io.foresight.ros2.mcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.ros2.bag.BagMessages;
import io.foresight.ros2.bag.BagTopic;
import io.foresight.ros2.bag.RecoveredBag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The format's own conformance files, in which everything that is optional is there or left out in every combination, opened as the commands
 * open recordings, beside the JSON that says what is in them.
 */
@Tag("real-data")
class McapConformanceTest {
    private static final String FOLDER = "mcap_conformance";
    private static final int FILES = 416;

    @Test
    void everyFileIsReadWholeAndNoneIsCalledDamaged() throws IOException {
        String data = System.getenv("FORESIGHT_TEST_DATA");
        assumeTrue(
                data != null && Files.isDirectory(Path.of(data, FOLDER)),
                "SKIPPED: FORESIGHT_TEST_DATA names no folder with " + FOLDER);
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(data, FOLDER))) {
            files = all.filter(file -> file.toString().endsWith(".mcap"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(FILES);
        for (Path file : files) {
            Expected expected = Expected.of(file);
            try (RecoveredBag opened = RecoveredBag.open(file)) {
                assertThat(opened.report()).as("%s is whole", file).isEmpty();
                assertThat(opened.bag().info().topics())
                        .as("%s", file)
                        .extracting(BagTopic::name)
                        .containsExactlyInAnyOrderElementsOf(expected.topics);
                assertThat(opened.bag().info().messages()).as("%s", file).isEqualTo(expected.messages.size());
                assertThat(messages(opened)).as("%s", file).containsExactlyInAnyOrderElementsOf(expected.messages);
                for (BagTopic topic : opened.bag().info().topics()) {
                    assertThat(opened.bag().places(topic)).as("%s", file).hasSize((int) expected.messages.stream()
                            .filter(message -> message.startsWith(topic.name() + " "))
                            .count());
                }
            }
        }
    }

    private static List<String> messages(RecoveredBag opened) throws IOException {
        List<String> messages = new ArrayList<>();
        try (BagMessages found = opened.bag().messages(McapQuery.ALL)) {
            while (found.next()) {
                ByteBuffer data = found.data();
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                messages.add(found.topic() + " " + found.logTime() + " " + Arrays.toString(bytes));
            }
        }
        return messages;
    }

    /** What the JSON beside a file says: topics, and each message's topic, log time and bytes. */
    private record Expected(List<String> topics, List<String> messages) {
        static Expected of(Path file) throws IOException {
            String json = Files.readString(Path.of(file.toString().replaceFirst("mcap$", "json")));
            Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(json);
            Map<String, String> topics = new HashMap<>();
            List<String> messages = new ArrayList<>();
            for (Object record : (List<?>) document.get("records")) {
                Map<?, ?> parts = (Map<?, ?>) record;
                Map<String, Object> fields = new HashMap<>();
                for (Object field : (List<?>) parts.get("fields")) {
                    fields.put((String) ((List<?>) field).get(0), ((List<?>) field).get(1));
                }
                if (parts.get("type").equals("Channel")) {
                    topics.put((String) fields.get("id"), (String) fields.get("topic"));
                } else if (parts.get("type").equals("Message")) {
                    byte[] bytes = bytes((List<?>) fields.get("data"));
                    messages.add(topics.get((String) fields.get("channel_id")) + " " + fields.get("log_time") + " "
                            + Arrays.toString(bytes));
                }
            }
            return new Expected(List.copyOf(new TreeSet<>(topics.values())), messages);
        }

        private static byte[] bytes(List<?> numbers) {
            byte[] bytes = new byte[numbers.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Integer.parseInt((String) numbers.get(i));
            }
            return bytes;
        }
    }
}
