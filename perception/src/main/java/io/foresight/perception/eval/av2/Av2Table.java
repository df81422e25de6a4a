package io.foresight.perception.eval.av2;

import io.foresight.core.file.FailedRead;
import io.foresight.core.geometry.Pose;
import io.foresight.core.text.ByteOrderMark;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.OrientedBox;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the kit's tables of cuboids as CSV: a header with the kit's names of columns, in any order; further columns are passed over. */
final class Av2Table {
    private final Path file;
    private final Map<String, Integer> columns;
    private final Set<String> categories;
    private int number = 1;
    private String[] cells = {};

    private Av2Table(Path file, Map<String, Integer> columns, Set<String> categories) {
        this.file = file;
        this.columns = columns;
        this.categories = categories;
    }

    /** Labels, which have {@code num_interior_pts}. */
    static List<Av2Box> labels(Path file, Set<String> categories) throws IOException {
        return read(file, categories, true);
    }

    /** Detections, which have a {@code score}. */
    static List<Av2Box> detections(Path file, Set<String> categories) throws IOException {
        return read(file, categories, false);
    }

    private static List<Av2Box> read(Path file, Set<String> categories, boolean labels) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            if (header == null) {
                throw new BadDataException(file + ": is empty, a header is needed");
            }
            Map<String, Integer> columns = new HashMap<>();
            for (String name : ByteOrderMark.removed(header).split(",", -1)) {
                if (columns.put(name.strip(), columns.size()) != null) {
                    throw new BadDataException(file + ":1: column " + name.strip() + " is repeated");
                }
            }
            Av2Table table = new Av2Table(file, columns, categories);
            List<Av2Box> boxes = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                table.number++;
                if (!line.isBlank()) {
                    boxes.add(table.box(line, labels));
                }
            }
            return boxes;
        } catch (NoSuchFileException missing) {
            throw new BadDataException(file + ": no such file", missing);
        } catch (BadDataException wrong) {
            throw wrong; // names file and line
        } catch (IOException failed) {
            throw FailedRead.of(file, failed);
        }
    }

    private Av2Box box(String line, boolean labels) throws BadDataException {
        cells = line.split(",", -1);
        if (cells.length != columns.size()) {
            throw new BadDataException(
                    file + ":" + number + ": has " + cells.length + " cells, the header has " + columns.size());
        }
        try {
            Pose pose = new Pose(
                    decimal("tx_m"),
                    decimal("ty_m"),
                    decimal("tz_m"),
                    decimal("qw"),
                    decimal("qx"),
                    decimal("qy"),
                    decimal("qz"));
            return new Av2Box(
                    cell("log_id"),
                    whole("timestamp_ns"),
                    category(),
                    new OrientedBox(pose, decimal("width_m"), decimal("length_m"), decimal("height_m")),
                    labels ? 0 : decimal("score"),
                    labels ? whole("num_interior_pts") : 0);
        } catch (IllegalArgumentException wrong) {
            throw new BadDataException(file + ":" + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private String category() {
        String category = cell("category");
        if (!categories.contains(category)) {
            throw new IllegalArgumentException("category \"" + category + "\" is unknown; known: "
                    + String.join(", ", categories.stream().sorted().toList()));
        }
        return category;
    }

    private double decimal(String column) {
        String text = cell(column);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(column + " must be a number, got \"" + text + "\"", none);
        }
        throw new IllegalArgumentException(column + " must be finite, got " + text);
    }

    private long whole(String column) {
        String text = cell(column);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(column + " must be a whole number, got \"" + text + "\"", none);
        }
    }

    private String cell(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException("the header has no column " + column);
        }
        return cells[index].strip();
    }
}
