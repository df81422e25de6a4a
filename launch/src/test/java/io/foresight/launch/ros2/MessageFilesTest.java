package io.foresight.launch.ros2;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.MessageCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** The definitions that ROS 2's tools are given say the same as the records that we send. */
class MessageFilesTest {
    private static final Path PACKAGE = Path.of("ros2", "foresight_msgs");
    private static final String PREFIX = "foresight_msgs/msg/";
    private static final Set<String> PLAIN = Set.of(
            "bool", "byte", "char", "float32", "float64", "int8", "uint8", "int16", "uint16", "int32", "uint32",
            "int64", "uint64", "string");

    static List<MessageType<?>> ours() {
        return MessageCatalogue.all().stream()
                .filter(type -> type.name().startsWith(PREFIX))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ours")
    void aFileSaysWhatTheRecordSays(MessageType<?> type) throws IOException {
        Path file = PACKAGE.resolve("msg").resolve(simpleName(type) + ".msg");
        List<String> written = meaning(Files.readAllLines(file));
        List<String> own = meaning(type.definition()
                .lines()
                .takeWhile(line -> !line.startsWith("===="))
                .toList());

        assertThat(fields(written)).isEqualTo(fields(own)).isNotEmpty();
        assertThat(constants(written)).isEqualTo(constants(own));
    }

    @Test
    void everyMessageHasAFileAndEveryFileIsBuilt() throws IOException {
        Set<String> records = new TreeSet<>();
        ours().forEach(type -> records.add(simpleName(type) + ".msg"));
        Set<String> files = new TreeSet<>();
        try (Stream<Path> found = Files.list(PACKAGE.resolve("msg"))) {
            found.forEach(file -> files.add(file.getFileName().toString()));
        }
        Set<String> built = new TreeSet<>();
        for (String line : Files.readAllLines(PACKAGE.resolve("CMakeLists.txt"))) {
            if (line.strip().startsWith("\"msg/")) {
                built.add(line.strip().replace("\"", "").substring("msg/".length()));
            }
        }

        assertThat(records).isNotEmpty();
        assertThat(files).isEqualTo(records);
        assertThat(built).isEqualTo(records);
    }

    @Test
    void thePackageDependsOnThePackagesOfItsFields() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(PACKAGE.resolve("package.xml").toFile());
        Set<String> depended = new TreeSet<>();
        for (int i = 0; i < document.getElementsByTagName("depend").getLength(); i++) {
            depended.add(document.getElementsByTagName("depend").item(i).getTextContent());
        }
        Set<String> used = new TreeSet<>();
        for (MessageType<?> type : ours()) {
            for (String field : fields(meaning(type.definition()
                    .lines()
                    .takeWhile(line -> !line.startsWith("===="))
                    .toList()))) {
                String fieldType = field.substring(0, field.indexOf(' '));
                if (fieldType.contains("/") && !fieldType.startsWith("foresight_msgs/")) {
                    used.add(fieldType.substring(0, fieldType.indexOf('/')));
                }
            }
        }

        assertThat(document.getDocumentElement().getAttribute("format")).isEqualTo("3");
        assertThat(depended).isEqualTo(used);
    }

    private static String simpleName(MessageType<?> type) {
        return type.name().substring(PREFIX.length());
    }

    /** Lines without comments, each type with its package. */
    private static List<String> meaning(List<String> lines) {
        List<String> meaning = new ArrayList<>();
        for (String line : lines) {
            String said = line.replaceFirst("#.*", "").strip().replaceAll("\\s+", " ");
            if (said.isEmpty()) {
                continue;
            }
            String type = said.substring(0, said.indexOf(' '));
            String element = type.replaceFirst("\\[.*", "");
            boolean known = PLAIN.contains(element) || element.contains("/");
            meaning.add(known ? said : "foresight_msgs/" + said);
        }
        return meaning;
    }

    private static List<String> fields(List<String> meaning) {
        return meaning.stream().filter(line -> !line.contains("=")).toList();
    }

    private static Set<String> constants(List<String> meaning) {
        return new TreeSet<>(meaning.stream().filter(line -> line.contains("=")).toList());
    }
}
