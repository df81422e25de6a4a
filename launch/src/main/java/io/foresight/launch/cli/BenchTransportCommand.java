package io.foresight.launch.cli;

import io.foresight.core.file.Home;
import io.foresight.launch.bench.BenchSweep;
import io.foresight.launch.bench.CodecBenchmark;
import io.foresight.launch.bench.RosTalker;
import io.foresight.launch.bench.RosTransportBenchmark;
import io.foresight.launch.bench.TransportBenchmark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight bench transport}. */
@Command(
        name = "transport",
        description =
                "Overhead of gRPC to a service in another process, for a cloud of 2 MB; or latency of ROS 2's transport"
                        + " for clouds from another process.",
        footer = {
            "",
            "Examples:",
            "  foresight bench transport --json",
            "  foresight bench transport --points 250000 --iterations 300",
            "  foresight bench transport --ros2 --iterations 100 --rate 10 --json"
        })
final class BenchTransportCommand implements Callable<Integer> {
    @Option(
            names = "--points",
            paramLabel = "N",
            defaultValue = "125000",
            description = "Size of the cloud, 16 bytes a point (default: ${DEFAULT-VALUE}).")
    private int points;

    @Option(
            names = "--ros2",
            description = "Measure DDS between two processes: clouds of 64 KB to 3.2 MB, reliable and best effort.")
    private boolean ros2;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "10",
            description = "With --ros2: clouds a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--sizes",
            paramLabel = "BYTES",
            split = ",",
            defaultValue = "64000,1000000,2000000,3200000",
            description = "With --ros2: bytes of points, multiples of 16 (default: ${DEFAULT-VALUE}).")
    private List<Integer> sizes;

    @Option(names = "--talker", hidden = true, description = "With --ros2: run as the sending process.")
    private boolean talker;

    @Mixin
    private SweepOptions sweeps;

    @Mixin
    private ModelOptions model;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (points < 1000 || points > 1_000_000) {
            throw new ParameterException(spec.commandLine(), "--points must be 1000 to 1000000, got " + points);
        }
        int iterations = sweeps.iterations(spec);
        if (ros2) {
            return ros2(iterations);
        }
        BenchSweep sweep = sweeps.sweep(spec).ofSize(points);
        try (LongWork work = new LongWork(spec)) {
            print(
                    TransportBenchmark.run(Home.folder(), model.serviceAssignments(spec), sweep, iterations, work),
                    work.endedEarly());
        }
        return 0;
    }

    private int ros2(int samples) throws IOException {
        if (talker) {
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            RosTalker.run(orders, spec.commandLine().getOut());
            return 0;
        }
        if (!(rate >= 0.1 && rate <= 1000)) {
            throw new ParameterException(spec.commandLine(), "--rate must be 0.1 to 1000 Hz, got " + rate);
        }
        for (int size : sizes) {
            if (size < 64 || size > 16_000_000 || size % 16 != 0) {
                throw new ParameterException(
                        spec.commandLine(), "--sizes must be multiples of 16 from 64 to 16000000, got " + size);
            }
        }
        try (LongWork work = new LongWork(spec)) {
            RosTransportBenchmark.Report report = RosTransportBenchmark.run(Home.folder(), sizes, samples, rate, work);
            if (json.asked()) {
                json.print(spec.commandLine().getOut(), report, work.endedEarly());
            } else {
                print(report);
            }
        }
        return 0;
    }

    private void print(RosTransportBenchmark.Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%8s %-11s %5s %5s %4s %7s %14s %16s %14s %10s%n",
                "bytes",
                "qos",
                "sent",
                "came",
                "lost",
                "corrupt",
                "publish ms",
                "latency ms",
                "plain UDP ms",
                "heap B");
        for (RosTransportBenchmark.Row row : report.rows()) {
            out.printf(
                    Locale.ROOT,
                    "%8d %-11s %5d %5d %4d %7d %6.2f, %6.2f %7.2f, %7.2f %6.2f, %6.2f %10d%n",
                    row.bytes(),
                    row.qos(),
                    row.sent(),
                    row.received(),
                    row.lost(),
                    row.corrupt(),
                    row.publishMs().p50(),
                    row.publishMs().p95(),
                    row.latencyMs().p50(),
                    row.latencyMs().p95(),
                    row.floorMs().p50(),
                    row.floorMs().p95(),
                    row.allocatedBytesPerSample());
        }
        CodecBenchmark.Report codec = report.codec();
        out.printf(
                Locale.ROOT,
                "(median, 95 %%) a cloud of %.1f MB to bytes: %.2f ms, %d B of heap; back: %.3f ms, %d B; a plain copy: %.2f ms%n",
                codec.bytes() * 1e-6,
                codec.encodeMs().p50(),
                codec.encodeAllocatedBytes(),
                codec.decodeMs().p50(),
                codec.decodeAllocatedBytes(),
                codec.copyMs().p50());
        out.flush();
    }

    private void print(TransportBenchmark.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
            return;
        }
        out.printf(
                Locale.ROOT,
                "%.1f MB there and boxes back: %.1f ms (median), of which the pipeline takes %.1f ms and the way %.1f ms"
                        + " (median), %.1f ms (95 %%)%nthe same bytes over a plain socket: %.1f ms%nthe service was ready after"
                        + " %.1f s%n",
                report.cloudBytes() * 1e-6,
                report.roundTripMs().p50(),
                report.pipelineMs().p50(),
                report.addedMs().p50(),
                report.addedMs().p95(),
                report.floorMs().p50(),
                report.readySeconds());
        out.flush();
    }
}
