package io.foresight.launch.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration as written, before anything is known of what it is for. */
sealed interface ConfigNode {
    /** Where it stands, such as {@code line 12} or {@code --set a.b=c}. */
    String origin();

    /** What it is, for messages. */
    String described();

    /**
     * A single value.
     *
     * @param text as written, without quotes
     * @param quoted was it written in quotes? Then it is text and nothing else
     */
    record Scalar(String text, boolean quoted, String origin) implements ConfigNode {
        /** Was nothing written, or {@code null} or {@code ~}? */
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
