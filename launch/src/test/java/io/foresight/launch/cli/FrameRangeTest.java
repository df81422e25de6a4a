package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class FrameRangeTest {
    private final FrameRange.Converter converter = new FrameRange.Converter();

    @ParameterizedTest
    @CsvSource({"0..9,0,10", "5..,5,100", "..9,0,10", "7,7,8", "90..200,90,100"})
    void bothEndsAreIncluded(String text, int first, int end) {
        FrameRange range = converter.convert(text);

        assertThat(range.first()).isEqualTo(first);
        assertThat(range.end(100)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "9..2", "a..b", "-1..3", "1...3", "1..2..3", "1,2"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> converter.convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
