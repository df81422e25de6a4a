package io.foresight.perception.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.Locale;

/** Converts data sheets of older formats to {@link ModelSheet#FORMAT}, one version after another. */
final class SheetUpgrade {
    private SheetUpgrade() {}

    /** Changes the sheet in place; a sheet of the newest format is not changed. */
    static void apply(ObjectNode sheet, int format) {
        if (format < 2) {
            takeTaxonomy(sheet);
        }
        if (format < 3) {
            sheet.putNull("mounting"); // was not recorded
        }
        sheet.put("format", ModelSheet.FORMAT);
    }

    /**
     * Format 1 had one kind of detector and listed only class names, in upper case. Each class took the dataset class of the same name; all
     * others were ignored.
     */
    private static void takeTaxonomy(ObjectNode sheet) {
        if (!(sheet.get("detector") instanceof ObjectNode detector)) {
            return; // the reader of the newest format reports what is missing
        }
        detector.put("kind", "pillar"); // the only kind of format 1
        JsonNode names = detector.remove("classes");
        if (names == null) {
            return;
        }
        ObjectNode taxonomy = detector.putObject("taxonomy");
        ArrayNode classes = taxonomy.putArray("classes");
        for (JsonNode name : names) {
            String lower = name.asText().toLowerCase(Locale.ROOT);
            classes.addObject().put("name", lower).putArray("takes").add(lower);
        }
        taxonomy.putArray("ignored").add(Taxonomy.REST);
    }
}
