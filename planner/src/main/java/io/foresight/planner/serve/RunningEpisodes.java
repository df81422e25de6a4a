package io.foresight.planner.serve;

import io.foresight.planner.policy.Moment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The episodes that run now, by name, with their present moments; and the names of those that ended lately. */
final class RunningEpisodes {
    private static final int REMEMBERED = 1024;

    private final Map<String, Optional<Moment>> running = new LinkedHashMap<>();
    private final Set<String> finished = new LinkedHashSet<>();
    private long begun;

    /** A new episode's name. */
    synchronized String begin() {
        begun++;
        String name = "episode-" + begun;
        running.put(name, Optional.empty());
        return name;
    }

    /** What the episode's policy is about to decide on. */
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
                ErrorCode.OUT_OF_TURN, field, Quoted.of(name) + " has not seen anything yet: ask again"));
    }
}
