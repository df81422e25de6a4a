package io.foresight.launch.cli;

import io.foresight.launch.view.ViewedScenes;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code drive}, {@code assembly} or {@code both}. */
final class SceneName implements ITypeConverter<ViewedScenes> {
    @Override
    public ViewedScenes convert(String text) {
        return Arrays.stream(ViewedScenes.values())
                .filter(scene -> scene.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("unknown scene \"" + text + "\"; choose one of "
                        + Arrays.stream(ViewedScenes.values())
                                .map(ViewedScenes::toString)
                                .collect(Collectors.joining(", "))));
    }
}
