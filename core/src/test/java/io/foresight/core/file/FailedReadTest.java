package io.foresight.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedReadTest {
    @TempDir
    private Path folder;

    @Test
    void everyFaultNamesTheFile() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> FailedRead.text(folder)).hasMessage(folder + " is a folder, a file is needed");
        assertThatThrownBy(() -> FailedRead.text(binary)).hasMessage(binary + ": is not UTF-8 text");
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> FailedRead.text(absent))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(absent.toString());
        assertThat(FailedRead.of(binary, new IOException("Input/output error")))
                .hasMessage(binary + ": Input/output error");
    }
}
