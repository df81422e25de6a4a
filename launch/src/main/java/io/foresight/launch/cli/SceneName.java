package io.foresight.launch.cli;

import io.foresight.launch.view.Shown;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code drive}, {@code assembly} or {@code both}. */
final class SceneName implements ITypeConverter<Shown> {
    @Override
    public Shown convert(String text) {
        return Arrays.stream(Shown.values())
                .filter(scene -> scene.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no scene \"" + text + "\"; choose one of "
                        + Arrays.stream(Shown.values()).map(Shown::toString).collect(Collectors.joining(", "))));
    }
}
