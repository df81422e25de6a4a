package io.foresight.perception.data.waymo;

import io.foresight.perception.data.DatasetLocation;
import java.util.List;

/**
 * Which points are wanted.
 *
 * @param topOnly those of the LiDAR on the roof, not of all five
 * @param first first returns
 * @param second second returns
 * @param noLabelZones also points in zones where nothing is labelled
 */
record WaymoOptions(boolean topOnly, boolean first, boolean second, boolean noLabelZones) {
    private static final String LIDARS = "lidars";
    private static final String RETURNS = "returns";
    private static final String ZONES = "no_label_zones";

    /** What can be stated in a dataset's location. */
    static final List<String> NAMES = List.of(LIDARS, RETURNS, ZONES);

    /** What a location states; all LiDARs, both returns and no point of a zone without labels where it does not. */
    static WaymoOptions of(DatasetLocation location) {
        String returns = choice(location, RETURNS, List.of("both", "1", "2"));
        return new WaymoOptions(
                choice(location, LIDARS, List.of("all", "top")).equals("top"),
                !returns.equals("2"),
                !returns.equals("1"),
                choice(location, ZONES, List.of("drop", "keep")).equals("keep"));
    }

    private static String choice(DatasetLocation location, String name, List<String> values) {
        String stated = location.options().getOrDefault(name, values.get(0));
        if (!values.contains(stated)) {
            throw new IllegalArgumentException(
                    name + " must be one of " + String.join(", ", values) + ", got \"" + stated + "\"");
        }
        return stated;
    }
}
