package io.foresight.launch.graph;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sees to it that no process outlives this one, not even when this one is killed: a small shell beside it that knows all process groups and ends
 * them when its input closes. It also kills what is left of a group whose leader has ended.
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

    /** Starts the shell, in a session of its own so that Ctrl-C does not reach it. */
    ProcessGroupReaper() throws IOException {
        shell = new ProcessBuilder(List.of("setsid", "sh", "-c", SCRIPT))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        orders = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** From now on this group ends with us. */
    synchronized void add(long group) throws IOException {
        orders.write("+ " + group + "\n");
        orders.flush();
    }

    /** Kills what is left of the group, and forgets it; says whether it could, which it cannot when the shell was killed. */
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
