package io.foresight.reflect.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a remote model is asked.
 *
 * @param imageSide of the pictures that it is sent, pixels
 */
record RemoteSettings(Endpoint endpoint, int imageSide, Sampling sampling, Patience patience, Prices prices) {
    /**
     * Who is asked.
     *
     * @param url what {@code /chat/completions} comes after
     * @param key empty: none is sent
     */
    record Endpoint(URI url, String model, Optional<ApiKey> key) {
        private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d+){3}|\\[::1]");

        /** Does the key leave this machine without encryption? */
        boolean showsKey() {
            return key.isPresent()
                    && "http".equals(url.getScheme())
                    && !LOOPBACK.matcher(url.getHost()).matches();
        }
    }

    /**
     * How its answer is drawn.
     *
     * @param temperature empty: the server's own
     * @param mostTokens of an answer, its reasoning included
     */
    record Sampling(OptionalDouble temperature, int mostTokens) {}

    /**
     * How long it is waited for.
     *
     * @param tries a decision, at least 1
     * @param oneTry longest time of one of them
     */
    record Patience(int tries, Duration oneTry, Backoff backoff) {}

    /**
     * Of a million tokens, in any currency.
     *
     * @param prompt of what is sent, pictures included
     * @param completion of what is answered
     */
    record Prices(double prompt, double completion) {}
}
