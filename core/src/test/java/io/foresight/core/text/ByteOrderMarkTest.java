package io.foresight.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteOrderMarkTest {
    @Test
    void theMarkBeforeATextIsNoContent() {
        assertThat(ByteOrderMark.removed("\ufeffCar 1")).isEqualTo("Car 1");
        assertThat(ByteOrderMark.removed("Car\ufeff")).isEqualTo("Car\ufeff");
        assertThat(ByteOrderMark.removed("")).isEmpty();
    }
}
