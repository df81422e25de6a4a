package io.foresight.perception.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.foresight.core.text.ShownText;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON files of untrusted content that are read token by token, so that they may be larger than the memory. */
public final class JsonInput {
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 1 << 13;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 64;

    /** NaN and Infinity are written by Python; whoever needs a finite number says so with the field's name. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private JsonInput() {}

    /** Reads from a parser. */
    @FunctionalInterface
    public interface Reading {
        /** Reads; what is wrong beyond the syntax is told by a BadDataException. */
        void read(JsonParser parser) throws IOException;
    }

    /** Where a reading has come to. */
    @FunctionalInterface
    public interface Place {
        /** Such as {@code record 17}; empty: nowhere in particular. */
        String where();
    }

    /**
     * Reads a file, which is closed afterwards.
     *
     * @throws BadDataException when the file is missing, longer than {@code maxBytes}, or not JSON; names file, place and byte
     */
    public static void read(Path file, long maxBytes, Place place, Reading reading) throws IOException {
        long size = BoundedFile.size(file);
        if (size > maxBytes) {
            throw new BadDataException(file + ": has " + size + " bytes, the limit is " + maxBytes);
        }
        try (JsonParser parser = FACTORY.createParser(Files.newInputStream(file))) {
            reading.read(parser);
            if (parser.nextToken() != null) {
                throw new BadDataException(file + ": has content behind the end, from byte "
                        + parser.currentLocation().getByteOffset());
            }
        } catch (JsonProcessingException bad) {
            String where = place.where();
            long at = bad.getLocation() == null ? -1 : bad.getLocation().getByteOffset();
            throw new BadDataException(
                    file + ": " + where + (where.isEmpty() ? "" : ": ") + "is not JSON"
                            + (at < 0 ? "" : " at byte " + at + " of " + size) + ": "
                            + ShownText.line(bad.getOriginalMessage(), 2 * ShownText.MOST),
                    bad);
        } catch (CharConversionException notText) {
            throw new BadDataException(file + ": is not UTF-8 text: " + notText.getMessage(), notText);
        }
    }
}
