package io.foresight.launch.cli;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.core.text.ShownText;
import io.foresight.launch.model.OpenModel;
import io.foresight.launch.perceive.DetectionFile;
import io.foresight.launch.perceive.SceneRecording;
import io.foresight.launch.perceive.TruthComparison;
import io.foresight.launch.view.BirdsEyePlot;
import io.foresight.launch.view.FrameTiming;
import io.foresight.launch.view.ViewFrame;
import io.foresight.launch.view.Viewer;
import io.foresight.launch.view.ViewerConfig;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight perceive}. */
@Command(
        name = "perceive",
        description = "Finds boxes in recorded sweeps.",
        footer = {
            "",
            "Examples:",
            "  foresight perceive --data kitti:DIR --out dets.jsonl",
            "  foresight perceive --data bin:DIR --frames 0..9 --png pictures",
            "  foresight perceive --data kitti:DIR --view    # in the browser",
            "  foresight perceive --data kitti:DIR --model pointpillar.pth",
            "  foresight perceive --data mcap:drive.mcap#/points --mcap found.mcap",
            "  foresight perceive --data 'mcap:drive.mcap#/points?full_scale=255'",
            "",
            "kitti:DIR has velodyne/ and, for labels, calib/ and label_2/. A frame that cannot be read is INVALID, with the"
                    + " reason; the others are answered, and the exit status is 1. Without --out, --mcap, --png, --view or --json"
                    + " one JSON line per frame is printed. Boxes: metres and radians, x forward, y left, z up. Ctrl-C ends it"
                    + " early; what was done is written and reported."
        })
final class PerceiveCommand implements Callable<Integer> {
    private static final int PICTURE_PIXELS = 1200;
    private static final int MOST_TOLD = 10; // frames that cannot be read; all are in the results

    @Option(
            names = "--data",
            required = true,
            paramLabel = "KIND:PATH",
            completionCandidates = DatasetName.Kinds.class,
            description = "The recording; KIND is one of ${COMPLETION-CANDIDATES}.")
    private String data;

    @Option(
            names = "--frames",
            paramLabel = "A..B",
            converter = FrameRange.Converter.class,
            description = "Only these frames, by position from 0, B included; A.. and ..B work too.")
    private FrameRange frames = FrameRange.ALL;

    @Option(names = "--out", paramLabel = "FILE.jsonl", description = "Write one JSON object per frame.")
    private Path out;

    @Option(
            names = "--mcap",
            paramLabel = "FILE.mcap",
            description = "Write points, detections and markers as ROS 2 messages, for Foxglove and ROS tools.")
    private Path mcap;

    @Option(names = "--png", paramLabel = "DIR", description = "Write a bird's-eye image per frame.")
    private Path pictures;

    @Option(names = "--view", description = "Show the frames in the browser, until Ctrl-C.")
    private boolean view;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the page of --view; 0 selects a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--strict", description = "End at the first frame that cannot be read, with nothing written.")
    private boolean strict;

    @Mixin
    private OverwriteOption overwriting;

    @Mixin
    private ModelOptions model;

    @Mixin
    private ScoreOption score;

    @Mixin
    private OwnVehicleOption ownVehicle;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        score.check(spec);
        OutputPath.requireFile(spec, "--out", out);
        OutputPath.requireFile(spec, "--mcap", mcap);
        OutputPath.requireFolder(spec, "--png", pictures);
        overwriting.check(spec, "--out", out, data);
        overwriting.check(spec, "--mcap", mcap, data);
        overwriting.check(spec, "--png", pictures, data);
        try (Dataset dataset = DatasetName.open(data, "--data", spec)) {
            return perceive(dataset);
        }
    }

    private int perceive(Dataset dataset) throws IOException, InterruptedException {
        int count = dataset.frameIds().size();
        if (frames.first() >= count) {
            throw new ParameterException(
                    spec.commandLine(), "--frames begins at " + frames.first() + ", " + data + " has " + count);
        }
        int asked = frames.end(count) - frames.first();
        try (LongWork work = new LongWork(spec);
                OpenModel opened = model.open(spec);
                Output output = new Output(dataset, asked, opened.detector().card())) {
            Perceiver perceiver = new Perceiver(opened.detector(), ownVehicle.footprint());
            PerceiveOptions options = PerceiveOptions.of(score.orOwnOf(opened.detector()));
            work.show("frame", 0, asked);
            for (int i = frames.first(); i < frames.end(count) && !work.asked(); i++) {
                output.take(
                        i,
                        answer(dataset, i, perceiver, options, opened.detector().needsCamera()));
                work.show("frame", output.taken, asked);
            }
            output.finish(opened, work.endedEarly());
            int code = output.unreadable == 0 ? 0 : ErrorLines.FAILED;
            if (view && !work.asked()) {
                output.sayWhereToLook();
                work.awaitEnd(code);
            }
            return code;
        }
    }

    /** Labels are read only to be shown, cameras only for models that need one. */
    private SweepAnswer answer(
            Dataset dataset, int index, Perceiver perceiver, PerceiveOptions options, boolean needsCamera)
            throws IOException {
        Sweep sweep;
        try {
            sweep = view || needsCamera ? dataset.read(index) : dataset.readPoints(index);
        } catch (IOException unreadable) {
            if (strict) {
                throw unreadable;
            }
            return SweepAnswer.unreadable(dataset.frameIds().get(index), unreadable.getMessage());
        }
        return perceiver.perceive(sweep, options);
    }

    /** The outputs to which the answers are written. */
    private final class Output implements AutoCloseable {
        private final PrintWriter console = spec.commandLine().getOut();
        private final ModelCard model;
        private final DetectionFile file;
        private final SceneRecording recording;
        private final Viewer viewer;
        private final TruthComparison comparison;
        private final BirdsEyePlot plot = new BirdsEyePlot(52, PICTURE_PIXELS);
        private final int asked;
        private final Samples latency = new Samples();
        private final Map<String, Integer> boxesByClass = new TreeMap<>();
        private int taken;
        private int boxes;
        private int invalid;
        private int unreadable;

        Output(Dataset dataset, int frames, ModelCard model) throws IOException {
            this.model = model;
            asked = frames;
            String title = DatasetName.title(data);
            viewer = view ? Viewer.start(ViewerConfig.recorded("127.0.0.1", port, title, frames)) : null;
            comparison = new TruthComparison(dataset, model.taxonomy());
            file = out == null ? null : new DetectionFile(out, model);
            recording = mcap == null ? null : new SceneRecording(mcap);
            if (pictures != null) {
                Files.createDirectories(pictures);
            }
            if (viewer != null) {
                spec.commandLine().getErr().println("open " + viewer.url());
            }
        }

        void take(int position, SweepAnswer answer) throws IOException {
            if (answer.fault().isPresent()) {
                throw answer.fault().get(); // the following frames would fail, too
            }
            taken++;
            boxes += answer.detections().size();
            invalid += answer.validity() == Validity.INVALID ? 1 : 0;
            if (answer.reasons().contains(Reason.BAD_FRAME)) {
                unreadable++;
                if (unreadable <= MOST_TOLD) {
                    spec.commandLine()
                            .getErr()
                            .println(
                                    ShownText.sentence("frame " + answer.sweep().id() + ": " + answer.message()));
                }
            }
            latency.add(answer.totalMs());
            answer.detections()
                    .forEach(found -> boxesByClass.merge(found.objectClass().name(), 1, Integer::sum));
            if (file != null) {
                file.add(answer);
            }
            if (recording != null) {
                recording.add(answer);
            }
            if (pictures != null) {
                plot.write(
                        shown(position, answer),
                        pictures.resolve(fileName(answer.sweep().id()) + ".png"));
            }
            if (viewer != null) {
                viewer.publish(shown(position, answer));
            }
            if (!writes() && viewer == null && !json.asked()) {
                console.println(DetectionFile.text(answer, model));
            }
        }

        /** Whether anything other than lines is written. */
        private boolean writes() {
            return file != null || recording != null || pictures != null;
        }

        private ViewFrame shown(int position, SweepAnswer answer) {
            ViewFrame frame = ViewFrame.of(
                            position, answer.sweep().id(), data, answer.sweep().cloud(), answer.detections())
                    .withValidity(answer.validity(), answer.reasons())
                    .withTiming(new FrameTiming(answer.totalMs(), Double.NaN, 0, answer.stagesMs()));
            return comparison.with(frame, answer.sweep().labels());
        }

        /** The last that is printed, so that nothing pushes it away. */
        void sayWhereToLook() {
            PrintWriter err = spec.commandLine().getErr();
            err.println("open " + viewer.url() + "   (" + taken + " frames; Ctrl-C ends)");
            err.flush();
        }

        void finish(OpenModel opened, boolean endedEarly) throws IOException {
            if (file != null) {
                file.commit();
            }
            if (recording != null) {
                recording.commit();
            }
            Spread spread = latency.spread();
            Summary summary = new Summary(
                    data,
                    opened.detector().card().id(),
                    opened.detector().card().sha256(),
                    opened.detector().card().precision(),
                    asked,
                    taken,
                    invalid,
                    unreadable,
                    boxes,
                    boxesByClass,
                    spread,
                    out == null ? null : out.toString());
            if (json.asked()) {
                json.print(console, summary, endedEarly);
            } else if (writes() || viewer != null) {
                console.printf(
                        Locale.ROOT,
                        "%s frames, %d boxes %s, %d invalid%s, %.1f ms a frame (median)%n",
                        taken < asked ? taken + " of " + asked : Integer.toString(taken),
                        boxes,
                        boxesByClass,
                        invalid,
                        unreadable == 0 ? "" : " (" + unreadable + " of them cannot be read)",
                        spread.p50());
            }
            console.flush();
            if (viewer != null) {
                viewer.finish();
            }
        }

        @Override
        public void close() throws IOException {
            if (viewer != null) {
                viewer.close();
            }
            if (recording != null) {
                recording.close();
            }
            if (file != null) {
                file.close();
            }
        }

        /** Frame ids of some datasets are paths. */
        private static String fileName(String id) {
            return id.replaceAll("[^A-Za-z0-9._-]", "_");
        }
    }

    private record Summary(
            String data,
            String model,
            String sha256,
            String precision,
            int framesAsked,
            int frames,
            int invalid,
            int unreadable,
            int boxes,
            Map<String, Integer> byClass,
            Spread latencyMs,
            String out) {}
}
