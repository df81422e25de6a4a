package io.foresight.sim.bridge.cloud;

/** A cloud message that is inconsistent or exceeds a limit. The message names the field, its value and what is expected. */
public final class BadCloudException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    BadCloudException(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
    }

    /** The wrong field of {@code sensor_msgs/PointCloud2}, such as {@code row_step} or {@code fields[2].offset}. */
    public String field() {
        return field;
    }
}
