package io.foresight.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FailedWriteTest {
    private static final Path FULL = Path.of("/dev/full");

    @Test
    void aFullDiskIsToldWithFileNeedAndSpace() {
        assumeTrue(Files.exists(FULL), "SKIPPED: no " + FULL + " here");
        assertThatThrownBy(() -> AtomicFile.writeSynced(FULL, new byte[5]))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("/dev/full: No space left on device; 5 bytes were to be written, ")
                .hasMessageMatching(".* \\d+ are free");
    }

    @Test
    void whatNamesItsFileStaysAsItIs() {
        IOException named = new AccessDeniedException("/root/x");
        assertThat(FailedWrite.of(Path.of("/root/x"), 5, named)).isSameAs(named);
        assertThat(FailedWrite.of(Path.of("/no/such/folder/x"), 5, new IOException("gone")))
                .hasMessage("/no/such/folder/x: gone; 5 bytes were to be written, an unknown number are free");
    }
}
