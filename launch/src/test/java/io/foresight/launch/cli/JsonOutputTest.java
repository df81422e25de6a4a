package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonOutputTest {
    @Test
    void whatIsNotShownIsWrittenAsItsNumberAndReadBackAsItWas() throws Exception {
        String foreign = "a\u001b[2J\u007f\u009b\u202e\u2028 点云 🚗";
        StringWriter text = new StringWriter();
        new JsonOutput().print(new PrintWriter(text), Map.of("name", foreign));
        assertThat(text.toString())
                .contains("\\u001B[2J\\u007F\\u009b\\u202e\\u2028 点云 🚗")
                .doesNotContain("\u009b");
        assertThat(new ObjectMapper().readTree(text.toString()).get("name").asText())
                .isEqualTo(foreign);
    }
}
