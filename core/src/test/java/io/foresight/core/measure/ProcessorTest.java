package io.foresight.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    @Test
    void x86TellsNameAndFlags() {
        List<String> lines = List.of(
                "processor\t: 0",
                "model name\t: AMD EPYC 9B14",
                "flags\t\t: fpu avx2 avx512_bf16",
                "model name\t: other");
        assertThat(Processor.parse(lines, "amd64"))
                .isEqualTo(new Processor("AMD EPYC 9B14", List.of("fpu", "avx2", "avx512_bf16")));
    }

    @Test
    void armTellsFeaturesAndNoName() {
        assertThat(Processor.parse(List.of("processor\t: 0", "Features\t: fp asimd bf16"), "aarch64"))
                .isEqualTo(new Processor("aarch64", List.of("fp", "asimd", "bf16")));
    }

    @Test
    void whatIsNotToldIsLeftOut() {
        assertThat(Processor.parse(List.of(), "riscv64")).isEqualTo(new Processor("riscv64", List.of()));
        assertThat(Processor.here().name()).isNotBlank();
    }
}
