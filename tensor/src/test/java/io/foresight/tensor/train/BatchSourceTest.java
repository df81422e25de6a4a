package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchSourceTest {
    @Test
    void repeatingGoesRoundTheFirstBatchesAndIsAnotherDataset() throws Exception {
        LineBatches lines = new LineBatches();
        BatchSource few = lines.repeating(3);
        for (long index = 0; index < 10; index++) {
            assertThat(few.batch(index).sampleIds())
                    .isEqualTo(lines.batch(index % 3).sampleIds());
        }
        assertThat(few.samplesPerEpoch()).isEqualTo(24);
        assertThat(few.batchSize()).isEqualTo(8);
        assertThat(few.indexHash())
                .isNotEqualTo(lines.indexHash())
                .isNotEqualTo(lines.repeating(2).indexHash());
    }
}
