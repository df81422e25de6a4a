package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.SceneChoice;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * In what datasets with nuScenes' tables differ.
 *
 * @param kind name of the dataset's kind
 * @param lidar channel of the LiDAR whose sweeps are read
 * @param taxonomy from the dataset's categories to classes
 * @param splits the official ones
 * @param fullScale the sensor's largest intensity
 * @param sensorYaw heading of the LiDAR's own x axis in its FLU frame, radians; empty: as it is mounted on the vehicle
 * @param truncated names of files that are known to end within a point
 */
record TableConvention(
        String kind,
        String lidar,
        Taxonomy taxonomy,
        SceneChoice.Splits splits,
        float fullScale,
        OptionalDouble sensorYaw,
        Set<String> truncated) {
    TableConvention {
        truncated = Set.copyOf(truncated);
    }
}
