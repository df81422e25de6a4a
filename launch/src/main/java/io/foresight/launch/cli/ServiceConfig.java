package io.foresight.launch.cli;

import io.foresight.launch.config.ConfigReader;
import io.foresight.serving.BadServeConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options for the configuration of a service or node: {@code --config} and {@code --set}. */
final class ServiceConfig {
    @Option(names = "--config", paramLabel = "FILE", description = "YAML configuration (default: all defaults).")
    private Path file;

    @Option(names = "--set", paramLabel = "a.b=c", description = "Replace one value of the configuration; repeatable.")
    private List<String> assignments = new ArrayList<>();

    /** @throws io.foresight.launch.config.BadConfigException listing all problems */
    <T extends Record> T read(Class<T> settings) throws IOException {
        return read(settings, Map.of());
    }

    /**
     * @param parameters by full name, applied last
     * @throws io.foresight.launch.config.BadConfigException listing all problems
     */
    <T extends Record> T read(Class<T> settings, Map<String, Object> parameters) throws IOException {
        ConfigReader<T> reader = ConfigReader.of(settings)
                .parameters(parameters)
                .explained(refusal -> refusal instanceof BadServeConfigException bad
                        ? bad.problems()
                        : List.of(String.valueOf(refusal.getMessage())));
        return file == null ? reader.withoutFile(assignments) : reader.read(file, assignments);
    }
}
