package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last net before a terminal or a file: whatever is printed, by whomever, holds no control characters except line breaks and tabs. On a
 * terminal our own colours and lines that are rewritten in place pass. Expects whole characters between two flushes, as printers send them.
 */
final class ShownOutput extends FilterOutputStream {
    private static final Pattern OURS = Pattern.compile("\u001b\\[[0-9;]{0,20}[mK]|\r");

    private static final int MOST = 1 << 16; // bytes that are kept

    private final boolean terminal;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean plain = true; // of the line: only bytes that need no look

    /** @param terminal whether our own control sequences pass */
    ShownOutput(OutputStream out, boolean terminal) {
        super(out);
        this.terminal = terminal;
    }

    @Override
    public synchronized void write(int one) throws IOException {
        line.write(one);
        plain &= one >= ' ' && one < 0x7f || one == '\n';
        if (one == '\n' || line.size() >= MOST && one >= 0 && one < 0x80) {
            send();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        send();
        out.flush();
    }

    private void send() throws IOException {
        byte[] bytes = line.toByteArray();
        if (!plain) {
            bytes = shown(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        line.reset();
        plain = true;
        out.write(bytes, 0, bytes.length);
    }

    private String shown(String text) {
        if (!terminal) {
            return ShownText.lines(text);
        }
        StringBuilder shown = new StringBuilder();
        Matcher ours = OURS.matcher(text);
        int from = 0;
        while (ours.find()) {
            shown.append(ShownText.lines(text.substring(from, ours.start()))).append(ours.group());
            from = ours.end();
        }
        return shown.append(ShownText.lines(text.substring(from))).toString();
    }
}
