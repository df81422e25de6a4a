package io.foresight.perception.data.sim;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.SafeName;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A scene's folder. The folder name is the scene name; the index gives the position of each sweep in the point file. */
record SimScene(String name, List<SimFrame> frames) {

    static SimScene read(Path folder) throws IOException {
        Path indexFile = folder.resolve(SimDataset.INDEX_FILE);
        SceneIndex index = SimJson.read(indexFile, SceneIndex.class);
        String name = folder.getFileName().toString();
        if (!index.scene().equals(name)) {
            throw new BadDataException(
                    indexFile + ": names scene \"" + index.scene() + "\", but its folder is " + name);
        }
        Path sweeps = folder.resolve(SimDataset.SWEEPS_FILE);
        List<SimFrame> frames = new ArrayList<>();
        long offset = 0;
        try {
            SensorDescription sensor = index.sensor().toDescription();
            for (SceneIndex.SweepEntry entry : index.frames()) {
                SimFrame frame = frame(entry, name, frames.size(), sensor, sweeps, offset);
                frames.add(frame);
                offset += SweepCodec.length(frame.points());
            }
        } catch (IllegalArgumentException bad) {
            throw new BadDataException(indexFile + ": frame " + frames.size() + ": " + bad.getMessage(), bad);
        }
        long size = BoundedFile.size(sweeps);
        if (size != offset) {
            throw new BadDataException(sweeps + ": has " + size + " bytes, the index requires " + offset);
        }
        return new SimScene(name, List.copyOf(frames));
    }

    private static SimFrame frame(
            SceneIndex.SweepEntry entry, String scene, int index, SensorDescription sensor, Path sweeps, long offset) {
        if (entry.points() < 0 || entry.points() > SweepCodec.MAX_POINTS) {
            throw new IllegalArgumentException(
                    "points must be in 0 .. " + SweepCodec.MAX_POINTS + ", got " + entry.points());
        }
        if (!entry.id().startsWith(scene + "-") || !SafeName.isSafe(entry.id())) {
            throw new IllegalArgumentException("id must start with \"" + scene + "-\", got \"" + entry.id() + "\"");
        }
        List<LabelledBox> labels = new ArrayList<>();
        for (SceneIndex.LabelEntry label : entry.labels()) {
            labels.add(label.toLabel());
        }
        return new SimFrame(
                entry.id(),
                scene,
                index,
                sensor,
                new Stamp(entry.stampNanoseconds(), Clock.SIMULATION),
                entry.points(),
                entry.pose(),
                labels,
                sweeps,
                offset);
    }
}
