package io.foresight.launch.cli;

import io.foresight.launch.assembly.WorldKind;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code symbolic} or {@code physical}. */
final class WorldName implements ITypeConverter<WorldKind> {
    @Override
    public WorldKind convert(String text) {
        return Arrays.stream(WorldKind.values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("unknown world \"" + text + "\"; choose one of "
                        + Arrays.stream(WorldKind.values())
                                .map(WorldKind::toString)
                                .collect(Collectors.joining(", "))));
    }
}
