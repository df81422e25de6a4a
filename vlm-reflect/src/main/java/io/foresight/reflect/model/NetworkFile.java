package io.foresight.reflect.model;

/**
 * A network's weights beside the data sheet.
 *
 * @param weights file name of the safetensors
 * @param sha256 of that file, lower-case hexadecimal
 * @param temperature divides the network's logits, so that its probabilities are calibrated; above 0
 */
public record NetworkFile(String weights, String sha256, double temperature) {
    /** Checks the form of each value. */
    public NetworkFile {
        if (weights == null || !weights.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("weights must name a file beside the sheet, got \"" + weights + "\"");
        }
        if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, got \"" + sha256 + "\"");
        }
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("temperature must be above 0, got " + temperature);
        }
    }
}
