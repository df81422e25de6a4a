package io.foresight.perception.data.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenIndexTest {
    @Test
    void tokensAreNumberedInTheOrderInWhichTheyCome() {
        SplittableRandom random = new SplittableRandom(1);
        TokenIndex index = new TokenIndex();
        Map<Token, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) { // many twice, many that differ in a few bits
            Token token = new Token(random.nextInt(100), random.nextInt(100));
            int number = expected.computeIfAbsent(token, any -> expected.size());
            assertThat(index.number(token)).isEqualTo(number);
        }
        assertThat(index.size()).isEqualTo(expected.size());
        expected.forEach((token, number) -> assertThat(index.find(token)).isEqualTo(number));
        assertThat(index.find(new Token(100, 0))).isEqualTo(-1);
    }

    @Test
    void namesOfAnyFormAreTokensAndDifferentOnesDiffer() {
        String digits = "00000000000000ff8000000000000001";
        assertThat(Token.of(digits)).isEqualTo(new Token(255, Long.MIN_VALUE + 1));
        assertThat(Token.of(digits.toUpperCase(Locale.ROOT))).isNotEqualTo(Token.of(digits));
        assertThat(Token.of(digits + digits)).isNotEqualTo(Token.of(digits));
        assertThat(Token.of("4")).isEqualTo(Token.of("4")).isNotEqualTo(Token.of("5"));
    }
}
