package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.data.kitti.KittiWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight dataset convert}. */
@Command(
        name = "convert",
        description = "Writes a dataset in KITTI's object layout: velodyne, label_2 and calib.",
        footer = {"", "Examples:", "  foresight dataset convert --data sim:runs/sim --to kitti:runs/as-kitti"})
final class DatasetConvertCommand implements Callable<Integer> {
    private static final String KITTI = "kitti:";

    @Option(names = "--data", required = true, paramLabel = "KIND:PATH", description = "The dataset to read.")
    private String data;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "kitti:DIR",
            description = "Where to; the folder must be new or empty.")
    private String target;

    @Option(
            names = "--frames",
            paramLabel = "A..B",
            converter = FrameRange.Converter.class,
            description = "Only these frames, by position from 0, B included.")
    private FrameRange frames = FrameRange.ALL;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!target.startsWith(KITTI) || target.length() == KITTI.length()) {
            throw new ParameterException(spec.commandLine(), "--to must be kitti:DIR, got " + target);
        }
        Path folder = Path.of(target.substring(KITTI.length()));
        OutputPath.requireFolder(spec, "--to", folder);
        try (Dataset dataset = DatasetName.open(data, "--data", spec);
                LongWork work = new LongWork(spec)) {
            requireEmpty(folder);
            int written = convert(dataset, new KittiWriter(folder), work);
            PrintWriter out = spec.commandLine().getOut();
            if (json.asked()) {
                json.print(out, new Summary(data, folder.toString(), written), work.endedEarly());
            } else {
                out.println(written + " frames written to " + folder);
                out.flush();
            }
        }
        return 0;
    }

    private int convert(Dataset dataset, KittiWriter writer, LongWork work) throws IOException {
        int end = frames.end(dataset.frameIds().size());
        int written = 0;
        work.show("frame", 0, end - frames.first());
        for (int i = frames.first(); i < end && !work.asked(); i++) {
            if (dataset instanceof KittiDataset kitti) {
                writer.add(kitti, i);
            } else {
                writer.add(dataset.read(i));
            }
            written++;
            work.show("frame", written, end - frames.first());
        }
        return written;
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new FileAlreadyExistsException(folder + " with files in it");
                }
            }
        }
    }

    private record Summary(String data, String out, int frames) {}
}
