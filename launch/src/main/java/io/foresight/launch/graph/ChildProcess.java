package io.foresight.launch.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of the operating system, leader of its own session and process group, whose output is written to the log view. */
final class ChildProcess implements Child {
    private static final long PROBE_MS = 100;
    private static final long WATCH_MS = 1000;
    private static final long LAST_LINES_MS = 1000;

    private final Process process;
    private final ProcessGroupReaper reaper;
    private final Consumer<String> lines;
    private final Thread pump;
    private volatile boolean healthy;
    private List<ProcessHandle> asked = List.of();

    private ChildProcess(Process process, ProcessGroupReaper reaper, Readiness ready, Consumer<String> lines) {
        this.process = process;
        this.reaper = reaper;
        this.lines = lines;
        Pattern awaited = ready.line().map(Pattern::compile).orElse(null);
        this.healthy = !ready.exits() && ready.port().isEmpty() && awaited == null;
        pump = start(
                "output",
                () -> pump(line -> {
                    lines.accept(line);
                    healthy =
                            healthy || awaited != null && awaited.matcher(line).find();
                }));
        boolean goOn = !ready.lost().isZero();
        ready.grpc().ifPresent(port -> start("health", () -> probe(() -> HealthProbe.serves(port), goOn)));
        ready.tcp().ifPresent(port -> start("health", () -> probe(() -> HealthProbe.accepts(port), goOn)));
    }

    /**
     * Starts processes according to a launch file.
     *
     * @param home folder of this installation
     * @param fileFolder base of relative working folders
     */
    static Starter starter(Path home, Path fileFolder, ProcessGroupReaper reaper, LogView view) {
        return (name, plan) -> {
            List<String> command = new ArrayList<>(List.of("setsid"));
            command.addAll(plan.foresight().isEmpty() ? plan.program() : OwnCommand.of(home, plan.foresight()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(plan.environment());
            plan.folder()
                    .ifPresent(folder ->
                            builder.directory(fileFolder.resolve(folder).toFile()));
            Process process = builder.start();
            try {
                reaper.add(process.pid());
            } catch (IOException e) {
                process.destroyForcibly();
                throw new IOException("the shell that guards the processes was killed", e);
            }
            return new ChildProcess(process, reaper, plan.ready(), line -> view.line(name, line));
        };
    }

    @Override
    public OptionalInt exitCode() {
        if (process.isAlive()) {
            return OptionalInt.empty();
        }
        awaitLastLines();
        return OptionalInt.of(process.exitValue());
    }

    @Override
    public boolean healthy() {
        return healthy;
    }

    @Override
    public void stop() {
        asked = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        asked.forEach(ProcessHandle::destroy);
    }

    @Override
    public boolean gone() {
        return !process.isAlive() && asked.stream().noneMatch(ProcessHandle::isAlive);
    }

    @Override
    public void kill() {
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        asked.forEach(ProcessHandle::destroyForcibly);
        if (!reaper.kill(process.pid())) {
            lines.accept("(processes that it left behind may still run: the shell that would end them was killed)");
        }
    }

    /** Waits for the last output lines, so that they are printed before the message about its end. */
    private void awaitLastLines() {
        try {
            pump.join(LAST_LINES_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Consumer<String> each) {
        try {
            new Output(each).pump(process.getInputStream());
        } catch (IOException e) {
            each.accept("(its output can no longer be read: " + e.getMessage() + ")");
        }
    }

    private void probe(BooleanSupplier passes, boolean goOn) {
        try {
            boolean everHealthy = false;
            while (process.isAlive() && (goOn || !everHealthy)) {
                healthy = passes.getAsBoolean();
                everHealthy |= healthy;
                Thread.sleep(everHealthy ? WATCH_MS : PROBE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
