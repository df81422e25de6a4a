package io.foresight.perception.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.Locale;

/** Brings data sheets of older formats up to {@link ModelSheet#FORMAT}, one format after another. */
final class SheetUpgrade {
    private SheetUpgrade() {}

    /** Changes the sheet in place; one of the newest format stays as it is. */
    static void apply(ObjectNode sheet, int format) {
        if (format < 2) {
            takeTaxonomy(sheet);
        }
        sheet.put("format", ModelSheet.FORMAT);
    }

    /** Format 1 had one kind of detector and named the classes alone, in upper case; each took the class of its own name, and the rest was ignored. */
    private static void takeTaxonomy(ObjectNode sheet) {
        if (!(sheet.get("detector") instanceof ObjectNode detector)) {
            return; // the reader of the newest format says what is missing
        }
        detector.put("kind", "pillar"); // there was no other
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
