package io.foresight.launch.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration as written, before it is converted to a record. */
sealed interface ConfigNode {
    /** Its location, such as {@code line 12} or {@code --set a.b=c}. */
    String origin();

    /** A description of it, for messages. */
    String described();

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param quoted whether it was written in quotes; then it is always text
     */
    record Scalar(String text, boolean quoted, String origin) implements ConfigNode {
        /** Whether nothing was written, or {@code null} or {@code ~}. */
        boolean isEmpty() {
            return !quoted && (text.isEmpty() || "~".equals(text) || "null".equals(text));
        }

        @Override
        public String described() {
            return isEmpty() ? "nothing" : quoted ? "the text \"" + text + "\"" : text;
        }
    }

    /** Values in order. */
    record Sequence(List<ConfigNode> items, String origin) implements ConfigNode {
        @Override
        public String described() {
            return "a list of " + items.size();
        }
    }

    /** Values by key, in the order written. The map may be changed until it is bound. */
    record Mapping(Map<String, ConfigNode> entries, String origin) implements ConfigNode {
        static Mapping empty(String origin) {
            return new Mapping(new LinkedHashMap<>(), origin);
        }

        @Override
        public String described() {
            return "a group of " + entries.size() + " keys";
        }
    }
}
