package io.foresight.planner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.planner.task.TaskLine.BadLineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TaskLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OTHER_VALUES = List.of(
            "null",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "\"\"",
            "\"NaN\"",
            "true",
            "-1",
            "3",
            "1.5",
            "2147483647",
            "-2147483648",
            "99999999999",
            "1e400",
            "1e9");

    @Test
    void anyOtherValueAnywhereIsReadOrRefusedButNeverBreaksAnything() throws Exception {
        AssemblyTask task = TaskGenerator.generate("t", 4, 9);
        JsonNode line = JSON.readTree(TaskLine.of(task).bytes());
        int[] outcomes = new int[2];
        for (String value : OTHER_VALUES) {
            JsonNode other = JSON.readTree(value);
            everywhere(line, other, changed -> outcomes[read(changed) ? 0 : 1]++);
        }
        assertThat(outcomes[0]).as("seeds may be any, for example").isPositive();
        assertThat(outcomes[1]).isGreaterThan(1000);
        assertThat(TaskLine.read(JSON.writeValueAsBytes(line))).isEqualTo(task);
    }

    private static boolean read(JsonNode line) {
        try {
            TaskLine.read(JSON.writeValueAsBytes(line));
            return true;
        } catch (BadLineException refusal) {
            assertThat(refusal.getMessage()).isNotBlank().hasLineCount(1).doesNotContain("io.foresight", "java.");
            return false;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Puts the value in place of everything below the node, one after another, and back again. */
    private static void everywhere(JsonNode node, JsonNode value, Consumer<JsonNode> use) {
        everywhere(node, node, value, use);
    }

    private static void everywhere(JsonNode root, JsonNode node, JsonNode value, Consumer<JsonNode> use) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode before = object.get(name);
                object.set(name, value);
                use.accept(root);
                object.set(name, before);
                everywhere(root, before, value, use);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode before = array.get(i);
                array.set(i, value);
                use.accept(root);
                array.set(i, before);
                everywhere(root, before, value, use);
            }
        }
    }

    @Test
    void nothingInsteadOfAnElementIsNamed() {
        assertThatThrownBy(() -> TaskLine.read("{\"slots\":[null]}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("slots");
    }
}
