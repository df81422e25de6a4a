package io.foresight.planner.serve;

import io.foresight.planner.policy.Moment;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The running episodes by name, with their present moments; and the names of recently ended ones. */
final class RunningEpisodes {
    private static final int REMEMBERED = 1024;

    private final Map<String, Optional<Moment>> running = new LinkedHashMap<>();
    private final Set<String> finished = new LinkedHashSet<>();
    private final SecureRandom random = new SecureRandom();
    private long begun;

    /** Creates the name of a new episode, which nobody can guess: whoever knows it may look into the episode. */
    synchronized String begin() {
        begun++;
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String name = "episode-" + begun + "-" + HexFormat.of().formatHex(secret);
        running.put(name, Optional.empty());
        return name;
    }

    /** Sets the moment on which the episode's policy is about to decide. */
    synchronized void now(String name, Moment moment) {
        running.put(name, Optional.of(moment));
    }

    synchronized void end(String name) {
        running.remove(name);
        finished.add(name);
        if (finished.size() > REMEMBERED) {
            finished.remove(finished.iterator().next());
        }
    }

    /** @throws RefusedException UNKNOWN_EPISODE, EPISODE_FINISHED, or OUT_OF_TURN before its first observation */
    synchronized Moment find(String name, String field) {
        if (finished.contains(name)) {
            throw RefusedException.badField(ErrorCode.EPISODE_FINISHED, field, Quoted.of(name) + " has ended");
        }
        Optional<Moment> now = running.get(name);
        if (now == null) {
            throw RefusedException.badField(
                    ErrorCode.UNKNOWN_EPISODE,
                    field,
                    field + " must name an episode that runs now, got " + Quoted.of(name) + "; " + running.size()
                            + " run");
        }
        return now.orElseThrow(() -> RefusedException.badField(
                ErrorCode.OUT_OF_TURN, field, Quoted.of(name) + " has no observation yet: try again"));
    }
}
