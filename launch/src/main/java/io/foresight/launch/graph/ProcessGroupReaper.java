package io.foresight.launch.graph;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Ensures that no process outlives this one, even when this one is killed: a small shell in the background knows all process groups and
 * kills them when its input is closed. It also kills the rest of a group whose leader has ended.
 */
final class ProcessGroupReaper implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            groups=
            while read -r sign group; do
                if [ "$sign" = + ]; then
                    groups="$groups $group"
                else
                    kill -s KILL -- "-$group" 2>/dev/null
                    rest=
                    for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
                    groups=$rest
                fi
            done
            [ -n "$groups" ] || exit 0
            for one in $groups; do kill -s TERM -- "-$one" 2>/dev/null; done
            sleep 5
            for one in $groups; do kill -s KILL -- "-$one" 2>/dev/null; done
            """;

    private final Process shell;
    private final Writer orders;

    /** Starts the shell in its own session, so that Ctrl-C does not reach it. */
    ProcessGroupReaper() throws IOException {
        shell = new ProcessBuilder(List.of("setsid", "sh", "-c", SCRIPT))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        orders = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Registers a group, which is from now on killed when this process ends. */
    synchronized void add(long group) throws IOException {
        orders.write("+ " + group + "\n");
        orders.flush();
    }

    /** Kills the rest of the group and unregisters it; returns false if the shell was killed and so cannot do it. */
    synchronized boolean kill(long group) {
        try {
            orders.write("- " + group + "\n");
            orders.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            if (shell.isAlive()) {
                orders.close();
            }
            shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
