package io.foresight.perception.data.nuscenes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.JsonInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads a table, a JSON array of records, one record at a time: tables have gigabytes. */
final class JsonTable {
    private static final long MAX_BYTES = 64L << 30;
    private static final int MAX_RECORDS = 20_000_000;

    private JsonTable() {}

    /** Takes the records in turn. */
    @FunctionalInterface
    interface Reader {
        /** Reads one record; it is reused for the next. */
        void read(TableRecord row) throws IOException;
    }

    /**
     * Reads a table to its end.
     *
     * @param fields the fields that are needed; the others are passed over
     * @return number of records
     * @throws BadDataException when the file is missing or is no table; names file, record and field
     */
    static int read(Path file, List<String> fields, Reader reader) throws IOException {
        TableRecord row = new TableRecord(file, fields);
        JsonInput.read(
                file, MAX_BYTES, () -> "record " + (row.number() + 1), parser -> readAll(file, parser, row, reader));
        return row.number() + 1;
    }

    private static void readAll(Path file, JsonParser parser, TableRecord row, Reader reader) throws IOException {
        JsonToken start = parser.nextToken();
        if (start != JsonToken.START_ARRAY) {
            throw new BadDataException(file + ": is no table: it must begin with [, "
                    + (start == null ? "it is empty" : "found " + start));
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (row.number() + 1 == MAX_RECORDS) {
                throw new BadDataException(file + ": has more than " + MAX_RECORDS + " records, the limit");
            }
            row.fill(parser);
            reader.read(row);
        }
    }
}
