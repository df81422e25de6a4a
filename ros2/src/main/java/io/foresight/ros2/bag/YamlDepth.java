package io.foresight.ros2.bag;

import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;

/** Checks the nesting depth of YAML text using its event stream, because building the tree recurses once per level. */
final class YamlDepth {
    private static final int DEEPEST = 32;

    private YamlDepth() {}

    static void check(String text, Path file) throws BagException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw new BagException(file, "is nested deeper than " + DEEPEST + " levels");
            }
        }
    }
}
