package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.core.file.FailedRead;
import io.foresight.perception.data.BadDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Streams a JSON file that maps samples to something; may be compressed by gzip. NaN is read, as the kit writes it. */
final class BoxFile {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private BoxFile() {}

    /** Takes one element of the list of a sample, or the sample's value where it is no list. */
    interface Entry {
        void read(String sample, int index, JsonNode value);
    }

    /** Is told of each sample, before its entries. */
    interface Start {
        void sample(String token);
    }

    /**
     * Reads the object under a key of the file's object, other keys passed over, or the file's object itself where {@code key} is empty.
     *
     * @throws BadDataException naming the file, the sample and what is wrong
     */
    static void read(Path file, String key, Start start, Entry entry) throws IOException {
        try (InputStream content = open(file);
                JsonParser parser = JSON.createParser(content)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, file, "must be a JSON object");
            boolean found = key.isEmpty();
            if (found) {
                samples(parser, file, start, entry);
            }
            while (!key.isEmpty() && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(key);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    require(!found, file, "\"" + key + "\" is repeated");
                    require(value == JsonToken.START_OBJECT, file, "\"" + key + "\" must be an object, by sample");
                    samples(parser, file, start, entry);
                    found = true;
                } else {
                    parser.skipChildren();
                }
            }
            require(found, file, "has no \"" + key + "\"");
            require(parser.nextToken() == null, file, "goes on after the end of its object");
        } catch (JsonProcessingException wrong) {
            throw new BadDataException(
                    file + ":" + wrong.getLocation().getLineNr() + ": "
                            + wrong.getOriginalMessage().lines().findFirst().orElse("cannot be parsed"),
                    wrong);
        } catch (BadDataException wrong) {
            throw wrong; // names the file
        } catch (NoSuchFileException missing) {
            throw new BadDataException(file + ": no such file", missing);
        } catch (IOException failed) {
            throw FailedRead.of(file, failed);
        }
    }

    private static void samples(JsonParser parser, Path file, Start start, Entry entry) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String sample = parser.currentName();
            int index = 0;
            try {
                start.sample(sample);
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    entry.read(sample, index, parser.readValueAsTree());
                    continue;
                }
                for (; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                    entry.read(sample, index, parser.readValueAsTree());
                }
            } catch (IllegalArgumentException wrong) {
                throw new BadDataException(
                        file + ": sample " + sample + ", entry " + index + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static void require(boolean sound, Path file, String rule) throws BadDataException {
        if (!sound) {
            throw new BadDataException(file + ": " + rule);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            content.mark(2);
            boolean compressed = content.read() == GZIP_FIRST && content.read() == GZIP_SECOND;
            content.reset();
            return compressed ? new GZIPInputStream(content, 1 << 16) : content;
        } catch (IOException failed) {
            content.close();
            throw failed;
        }
    }
}
