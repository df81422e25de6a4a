package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class PrefetcherTest {
    private static BatchSource source(LongFunction<Batch> maker) {
        return new BatchSource() {
            @Override
            public Batch batch(long index) {
                return maker.apply(index);
            }

            @Override
            public long samplesPerEpoch() {
                return 1;
            }

            @Override
            public int batchSize() {
                return 1;
            }

            @Override
            public String indexHash() {
                return "";
            }
        };
    }

    @Test
    void batchesComeInOrderFromSeveralThreads() {
        LineBatches lines = new LineBatches();
        try (Prefetcher prefetcher = new Prefetcher(lines, 5, 45, 4, 7)) {
            for (long index = 5; index < 45; index++) {
                assertThat(prefetcher.next().sampleIds())
                        .isEqualTo(lines.batch(index).sampleIds());
            }
            assertThatThrownBy(prefetcher::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no batch after 45");
        }
    }

    @Test
    void neverMoreBatchesAheadThanAsked() {
        AtomicInteger made = new AtomicInteger();
        LineBatches lines = new LineBatches();
        try (Prefetcher prefetcher = new Prefetcher(
                source(index -> {
                    made.incrementAndGet();
                    return lines.batch(index);
                }),
                0,
                1000,
                2,
                3)) {
            for (int taken = 1; taken <= 50; taken++) {
                prefetcher.next();
                assertThat(made.get()).isLessThanOrEqualTo(taken + 3);
            }
        }
    }

    @Test
    void anInterruptedWaitKeepsTheFlagAndSaysWhatItWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        try (Prefetcher prefetcher = new Prefetcher(
                source(index -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("stopped");
                }),
                0,
                10,
                1,
                1)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(prefetcher::next)
                    .isInstanceOf(TrainingException.class)
                    .hasMessage("interrupted while waiting for batch 0");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
