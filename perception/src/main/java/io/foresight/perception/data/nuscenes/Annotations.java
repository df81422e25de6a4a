package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of the chosen scenes, from {@code sample_annotation} and the tables that it refers to. What is wrong with a record is told when its
 * sample is read.
 */
final class Annotations {
    static final String TABLE = "sample_annotation";
    private static final List<String> FIELDS = List.of(
            "token",
            "sample_token",
            "instance_token",
            "attribute_tokens",
            "visibility_token",
            "translation",
            "size",
            "rotation",
            "num_lidar_pts",
            "num_radar_pts",
            "prev",
            "next");

    private final Path file;
    private final Map<Token, Annotation.Instance> instances = new HashMap<>();
    private final Map<Token, String> attributes;
    private final Map<Token, String> visibilities;
    private final Map<List<Token>, List<String>> attributeLists = new HashMap<>();
    private final TokenIndex tokens = new TokenIndex();
    private final List<Annotation> byNumber = new ArrayList<>(); // null: known by reference only
    private final List<List<Annotation>> bySample = new ArrayList<>();
    private final Map<Integer, String> problems = new HashMap<>(); // by sample
    private boolean any;

    private Annotations(TableFolder folder) throws IOException {
        file = folder.table(TABLE);
        attributes = names(folder.table("attribute"), "name");
        visibilities = names(folder.table("visibility"), "level");
        Map<Token, String> categories = names(folder.table("category"), "name");
        JsonTable.read(folder.table("instance"), List.of("token", "category_token"), row -> {
            String category = categories.get(row.link("category_token"));
            if (category == null) {
                throw row.dangling("category_token", "category");
            }
            Annotation.Instance instance = new Annotation.Instance(row.number(), row.text("token"), category);
            if (instances.put(row.token(), instance) != null) {
                throw row.repeated();
            }
        });
    }

    private static Map<Token, String> names(Path file, String field) throws IOException {
        Map<Token, String> names = new HashMap<>();
        JsonTable.read(file, List.of("token", field), row -> {
            if (names.put(row.token(), row.text(field)) != null) {
                throw row.repeated();
            }
        });
        return names;
    }

    /** Reads the tables. */
    static Annotations read(TableFolder folder, Samples samples) throws IOException {
        Annotations annotations = new Annotations(folder);
        for (int i = 0; i < samples.size(); i++) {
            annotations.bySample.add(new ArrayList<>(0));
        }
        int records = JsonTable.read(annotations.file, FIELDS, row -> {
            int sample = samples.find(row.link("sample_token"));
            if (sample >= 0) {
                annotations.addOrNote(row, sample);
            }
        });
        annotations.any = records > 0;
        return annotations;
    }

    private void addOrNote(TableRecord row, int sample) {
        try {
            add(row, sample);
        } catch (BadDataException bad) {
            problems.putIfAbsent(sample, bad.getMessage());
        }
    }

    private void add(TableRecord row, int sample) throws BadDataException {
        Annotation.Instance instance = instances.get(row.link("instance_token"));
        Optional<Token> visibilityToken = row.optionalLink("visibility_token");
        Optional<String> visibility = visibilityToken.map(visibilities::get);
        List<Token> attributeTokens = row.links("attribute_tokens");
        if (instance == null) {
            throw row.dangling("instance_token", "instance");
        }
        if (visibilityToken.isPresent() && visibility.isEmpty()) {
            throw row.dangling("visibility_token", "visibility");
        }
        if (!attributes.keySet().containsAll(attributeTokens)) {
            throw row.dangling("attribute_tokens", "attribute");
        }
        double[] size = row.numbers("size", 3);
        Annotation annotation = new Annotation(
                sample,
                instance,
                TablePose.of(row),
                size[0],
                size[1],
                size[2],
                attributeLists.computeIfAbsent(
                        attributeTokens,
                        all -> all.stream().map(attributes::get).toList()),
                visibility.orElse(""),
                row.count("num_lidar_pts"),
                row.count("num_radar_pts"),
                row.optionalLink("prev").map(tokens::number).orElse(-1),
                row.optionalLink("next").map(tokens::number).orElse(-1));
        int number = tokens.number(row.token());
        while (byNumber.size() <= number) {
            byNumber.add(null);
        }
        if (byNumber.set(number, annotation) != null) {
            throw row.repeated();
        }
        bySample.get(sample).add(annotation);
    }

    /** Whether the dataset is labelled at all: the table of a test split has no record. */
    boolean isLabelled() {
        return any;
    }

    /**
     * The labels of a sample.
     *
     * @throws BadDataException when one refers to what is not there
     */
    List<Annotation> of(Samples.Sample sample) throws BadDataException {
        String problem = problems.get(sample.number());
        if (problem != null) {
            throw new BadDataException(problem);
        }
        return bySample.get(sample.number());
    }

    /**
     * The same object's annotation before or after.
     *
     * @param field {@code prev} or {@code next}, for messages
     * @param number of it; -1: none
     * @throws BadDataException when it is referred to, but not there
     */
    Optional<Annotation> neighbour(Annotation of, String field, int number) throws BadDataException {
        if (number < 0) {
            return Optional.empty();
        }
        Annotation neighbour = number < byNumber.size() ? byNumber.get(number) : null;
        if (neighbour == null) {
            throw new BadDataException(file + ": record " + of.pose().row() + ": field " + field
                    + ": expected a token of the scene's records in this table, found one of none");
        }
        return Optional.of(neighbour);
    }

    /** The file of the table. */
    Path file() {
        return file;
    }
}
