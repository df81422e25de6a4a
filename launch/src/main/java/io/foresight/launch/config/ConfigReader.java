package io.foresight.launch.config;

import io.foresight.core.file.FailedRead;
import io.foresight.core.text.Problems;
import io.foresight.launch.config.ConfigNode.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a YAML file into a record of type {@code T}, strictly: keys are the record's component names in snake_case. Unknown, retired,
 * missing and repeated keys, values of a wrong type, NaN and exceptions of the records' constructors are all collected and reported
 * together.
 *
 * <p>Component types: boolean, int, long, float, double, String, Path, Duration ({@code 200ms}), enums, records, sealed families of records
 * with a key that selects the record ({@link com.fasterxml.jackson.annotation.JsonTypeInfo}), {@code List<>}, {@code Map<String, >} and
 * {@code Optional<>}. An integer whose key ends in {@code bytes} may be written as a size ({@code 16MiB}). If a record has a {@code public
 * static T defaults()} or a constant {@code T DEFAULT}, its keys are optional; otherwise all keys are required.
 */
public final class ConfigReader<T extends Record> {
    private final Class<T> type;
    private final Map<String, String> retired;
    private final Function<Throwable, List<String>> explanations;
    private final Consumer<ConfigOutline> check;
    private final Map<String, Object> parameters;
    private final Placeholders placeholders;

    private ConfigReader(
            Class<T> type,
            Map<String, String> retired,
            Function<Throwable, List<String>> explanations,
            Consumer<ConfigOutline> check,
            Map<String, Object> parameters,
            Placeholders placeholders) {
        this.type = type;
        this.retired = Map.copyOf(retired);
        this.explanations = explanations;
        this.check = check;
        this.parameters = parameters;
        this.placeholders = placeholders;
    }

    /** Creates a reader for one type of configuration. */
    public static <T extends Record> ConfigReader<T> of(Class<T> type) {
        return new ConfigReader<>(
                type,
                Map.of(),
                refusal -> List.of(String.valueOf(refusal.getMessage())),
                outline -> {},
                Map.of(),
                Placeholders.NONE);
    }

    /** A copy that knows retired keys: by full name ({@code group.key}), what to write instead. */
    public ConfigReader<T> retired(Map<String, String> replacements) {
        return new ConfigReader<>(type, replacements, explanations, check, parameters, placeholders);
    }

    /** A copy that extracts the single problems from exceptions of a record's constructor. */
    public ConfigReader<T> explained(Function<Throwable, List<String>> problemsOf) {
        return new ConfigReader<>(type, retired, problemsOf, check, parameters, placeholders);
    }

    /** A copy with additional checks across the parts of a configuration. */
    public ConfigReader<T> checked(Consumer<ConfigOutline> problemsBetweenParts) {
        return new ConfigReader<>(type, retired, explanations, problemsBetweenParts, parameters, placeholders);
    }

    /**
     * A copy that applies these values after the assignments and checks them in the same way.
     *
     * @param values by full name ({@code group.key}): Boolean, Long, Double, String, or a List of one of them
     */
    public ConfigReader<T> parameters(Map<String, Object> values) {
        return new ConfigReader<>(type, retired, explanations, check, Map.copyOf(values), placeholders);
    }

    /** A copy that fills in placeholders of a file, before {@code assignments} and everything else. */
    public ConfigReader<T> filledIn(Placeholders open) {
        return new ConfigReader<>(type, retired, explanations, check, parameters, open);
    }

    /**
     * Reads a file.
     *
     * @param assignments {@code group.key=value}, applied in order to the file's content and checked in the same way
     * @throws BadConfigException listing all problems
     */
    public T read(Path file, List<String> assignments) throws IOException {
        return parse(file.toString(), FailedRead.text(file), assignments);
    }

    /**
     * A file as written, without converting it to a record.
     *
     * @throws BadConfigException when it is not YAML, or uses YAML features that are not allowed
     */
    public static ConfigOutline outline(Path file) throws IOException {
        Problems problems = new Problems();
        ConfigNode tree = YamlTree.parse(FailedRead.text(file), problems);
        problems.throwIfAny(BadConfigException.of(file.toString()));
        return new ConfigOutline(tree, problems);
    }

    /** The defaults with {@code assignments} applied; for a command without a file. */
    public T withoutFile(List<String> assignments) {
        return parse("the configuration", "", assignments);
    }

    /** Reads text; {@code source} names it in the message of a {@link BadConfigException}. */
    T parse(String source, String text, List<String> assignments) {
        Problems problems = new Problems();
        ConfigNode tree = YamlTree.parse(text, problems);
        if (!(tree instanceof Mapping root)) {
            throw new BadConfigException(
                    source, List.of(tree.origin() + ": must be keys with values, got " + tree.described()));
        }
        if (root.entries().isEmpty()) {
            problems.throwIfAny(
                    BadConfigException.of(source)); // it could not be parsed, so missing keys are not reported
        }
        int before = problems.count();
        placeholders.fill(root, problems);
        if (problems.count() > before) {
            problems.throwIfAny(BadConfigException.of(source)); // values with unresolved placeholders are not checked
        }
        assignments.forEach(assignment -> Assignment.apply(assignment, root, problems));
        parameters.forEach((name, value) -> Assignment.apply(name, value, root, problems));
        T config = new RecordBinder(retired, explanations, problems).bind(root, type);
        check.accept(new ConfigOutline(root, problems));
        problems.throwIfAny(BadConfigException.of(source));
        return config;
    }
}
