package io.foresight.launch.graph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Splits a process's output into lines, with bounded memory. */
final class Output {
    static final int LONGEST = 4096;

    private final byte[] line = new byte[LONGEST];
    private final Consumer<String> lines;
    private int length;
    private boolean cut;
    private boolean rewritten; // after a carriage return

    Output(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Reads until the end. Lines longer than {@link #LONGEST} bytes are truncated; of a line that is rewritten in place, the last text is
     * used.
     */
    void pump(InputStream from) throws IOException {
        byte[] chunk = new byte[1 << 14];
        for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
            for (int i = 0; i < count; i++) {
                take(chunk[i]);
            }
        }
        if (length > 0) {
            finish();
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            finish();
            return;
        }
        if (next != '\r' && rewritten) {
            length = 0;
            cut = false;
        }
        rewritten = next == '\r';
        if (length == LONGEST) {
            cut = cut || !rewritten;
        } else if (!rewritten) {
            line[length++] = next;
        }
    }

    private void finish() {
        lines.accept(new String(line, 0, length, StandardCharsets.UTF_8) + (cut ? " …" : ""));
        length = 0;
        cut = false;
        rewritten = false;
    }
}
