package io.foresight.sim.bridge.cloud;

/** A cloud message that contradicts itself or breaks a limit. Says which field, its value and what would have been right. */
public final class BadCloudException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    BadCloudException(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
    }

    /** The field of {@code sensor_msgs/PointCloud2}, for instance {@code row_step} or {@code fields[2].offset}. */
    public String field() {
        return field;
    }
}
