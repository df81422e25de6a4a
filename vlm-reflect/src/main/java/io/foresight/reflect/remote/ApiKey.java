package io.foresight.reflect.remote;

import io.foresight.planner.task.PlannerException;
import java.util.Map;
import java.util.Optional;

/** API key of a server. Its {@code toString} does not show it. */
final class ApiKey {
    /** The environment variable that holds the key; it is read from nowhere else. */
    static final String VARIABLE = "FORESIGHT_VLM_KEY";

    private final String secret;

    private ApiKey(String secret) {
        this.secret = secret;
    }

    /**
     * The key of these environment variables; empty: there is none, as for servers of one's own.
     *
     * @throws PlannerException SETTING_WRONG, without the key, for one that no HTTP header can hold
     */
    static Optional<ApiKey> of(Map<String, String> environment) {
        String secret = environment.getOrDefault(VARIABLE, "");
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        if (!secret.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "the key in " + VARIABLE + " has characters other than visible ASCII, such as a blank or a line"
                            + " break at its end: set it again without them");
        }
        return Optional.of(new ApiKey(secret));
    }

    String secret() {
        return secret;
    }

    /** The text with the key replaced by asterisks. */
    String masked(String text) {
        return text.replace(secret, "***");
    }

    @Override
    public String toString() {
        return "***";
    }
}
