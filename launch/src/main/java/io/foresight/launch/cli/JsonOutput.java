package io.foresight.launch.cli;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The {@code --json} option: one document on standard output, with keys in snake_case and no other output. */
final class JsonOutput {
    private static final ObjectMapper MAPPER = mapper(new ShortNumber());
    private static final ObjectMapper EXACT = mapper(new ExactNumber());

    @Option(names = "--json", description = "Print one JSON document instead of text; messages go to standard error.")
    private boolean json;

    boolean asked() {
        return json;
    }

    private static ObjectMapper mapper(JsonSerializer<Double> numbers) {
        return JsonMapper.builder(new JsonFactoryBuilder()
                        .characterEscapes(new HiddenEscaped())
                        .build())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new SimpleModule()
                        .addSerializer(Double.class, numbers)
                        .addSerializer(double.class, numbers)
                        .addSerializer(new OrNull()))
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .build();
    }

    /** Prints a record, map or a list of them. */
    void print(PrintWriter out, Object document) {
        print(MAPPER, out, document);
    }

    /** As {@link #print(PrintWriter, Object)} with all digits, for figures that are compared with those of another program. */
    void printExactly(PrintWriter out, Object document) {
        print(EXACT, out, document);
    }

    private static void print(ObjectMapper mapper, PrintWriter out, Object document) {
        try {
            out.println(mapper.writeValueAsString(document));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this result cannot be written as JSON: " + document, e);
        }
    }

    /** Prints a record or map with the further key {@code ended_early}: whether Ctrl-C ended the work before all was done. */
    void print(PrintWriter out, Object document, boolean endedEarly) {
        ObjectNode whole = MAPPER.valueToTree(document);
        print(out, whole.put("ended_early", endedEarly));
    }

    /** Rounds to four decimals, which is more precise than any measurement; NaN becomes null. */
    private static final class ShortNumber extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                generator.writeNull();
            } else if (Math.abs(value) < 1e11) {
                generator.writeNumber(Math.round(value * 1e4) / 1e4);
            } else {
                generator.writeNumber(value);
            }
        }
    }

    /** All digits; NaN becomes null. */
    private static final class ExactNumber extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                generator.writeNumber(value);
            } else {
                generator.writeNull();
            }
        }
    }

    /** Characters that are not shown are written as their numbers. */
    private static final class HiddenEscaped extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] ascii = standardAsciiEscapesForJSON();

        HiddenEscaped() {
            ascii[0x7f] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return ShownText.hidden(character) && !Character.isSurrogate((char) character)
                    ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
                    : null;
        }
    }

    /** The value, or null if there is none. */
    private static final class OrNull extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1L;

        OrNull() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(value.orElse(null), generator);
        }
    }
}
