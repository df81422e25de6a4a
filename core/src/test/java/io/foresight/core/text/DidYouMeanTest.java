package io.foresight.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("maxPoints", "minPoints", "port", "--frames");

    @Test
    void oneSlipFindsTheName() {
        assertThat(DidYouMean.nearest("maxPoint", KNOWN)).contains("maxPoints");
        assertThat(DidYouMean.nearest("prot", KNOWN)).contains("port");
        assertThat(DidYouMean.nearest("--frame", KNOWN)).contains("--frames");
    }

    @Test
    void anotherSpellingOfTheSameWordsFindsTheName() {
        assertThat(DidYouMean.nearest("max_points", KNOWN)).contains("maxPoints");
        assertThat(DidYouMean.nearest("MIN-POINTS", KNOWN)).contains("minPoints");
    }

    @Test
    void somethingElseEntirelyFindsNothing() {
        assertThat(DidYouMean.nearest("temperature", KNOWN)).isEmpty();
        assertThat(DidYouMean.nearest("port", List.of())).isEmpty();
    }
}
