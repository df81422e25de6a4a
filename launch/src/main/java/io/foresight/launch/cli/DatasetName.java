package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.sim.bridge.sweep.McapDataset;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Opens the dataset that {@code KIND:PATH} names: perception's kinds, and {@code mcap} for recordings of ROS 2. */
final class DatasetName {
    /** For the descriptions of options. */
    static final String KINDS = "kitti, bin, pcd, sim or mcap";

    private DatasetName() {}

    /** A name that is no dataset's is wrong usage; a dataset that cannot be read is a failure. */
    static Dataset open(String name, String option, CommandSpec spec) throws IOException {
        try {
            return name.startsWith(McapDataset.PREFIX) ? McapDataset.open(name) : Datasets.open(name);
        } catch (IllegalArgumentException e) {
            String known = String.join(", ", Datasets.kinds());
            String message = e.getMessage().replace("kinds: " + known, "kinds: " + known + ", mcap");
            throw new ParameterException(spec.commandLine(), option + ": " + message, e);
        }
    }
}
