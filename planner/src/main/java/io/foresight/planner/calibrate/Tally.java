package io.foresight.planner.calibrate;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Accumulates the results of a comparison. */
final class Tally {
    private final Map<Verb, int[]> verbs = new EnumMap<>(Verb.class);
    private final Map<String, WorldAgreement.Disagreement> disagreements = new LinkedHashMap<>();
    private final Map<Failure, int[]> failures = new EnumMap<>(Failure.class);

    void add(Observed observed) {
        int[] counts = verbs.computeIfAbsent(observed.action.verb(), verb -> new int[4]);
        Outcome expected = observed.expected.outcome();
        Outcome outcome = observed.actual.outcome();
        boolean sameState = observed.expected.state().equals(observed.actual.state());
        counts[0]++;
        counts[1] += sameState ? 1 : 0;
        counts[2] += expected == outcome ? 1 : 0;
        counts[3] += expected.kind() == outcome.kind() ? 1 : 0;
        if (!sameState || expected != outcome) {
            addDisagreement(observed);
        }
        addFailures(observed);
    }

    private void addDisagreement(Observed observed) {
        String verb = observed.action.verb().label();
        String expected = observed.expected.outcome().name();
        String outcome = observed.actual.outcome().name();
        String changes = String.join(", ", observed.changes());
        disagreements.merge(
                String.join("/", verb, expected, outcome, changes),
                new WorldAgreement.Disagreement(
                        verb, expected, outcome, changes, 1, observed.task.id() + " action " + observed.step),
                (old, one) -> new WorldAgreement.Disagreement(
                        verb, expected, outcome, changes, old.count() + 1, old.first()));
    }

    private void addFailures(Observed observed) {
        int piece = observed.action.piece();
        Outcome expected = observed.expected.outcome();
        Place after = observed.actual.state().place(piece);
        boolean due = expected == Outcome.SUCCEEDED;
        boolean fell =
                switch (observed.action.verb()) {
                    case PICK_UP -> {
                        boolean fallen = due && after != Place.HELD && !observed.stayed(piece);
                        if (due) {
                            count(Failure.SLIP, after != Place.HELD && !fallen);
                            count(Failure.PICK_DROP, fallen);
                        }
                        yield fallen;
                    }
                    case PUT_DOWN -> count(Failure.PUT_DROP, due, observed.actual.outcome() != Outcome.SUCCEEDED);
                    case REORIENT -> count(Failure.TURN_DROP, due, after != Place.HELD);
                    case INSERT -> {
                        count(observed.jammedBefore ? Failure.JAM_AGAIN : Failure.JAM, due, after == Place.HELD);
                        boolean tried = expected.kind() != Outcome.Kind.REFUSED;
                        yield count(Failure.INSERT_DROP, tried, after != Place.HELD && after != Place.SEATED);
                    }
                    case DONE -> false;
                };
        if (observed.mayUnseat() != 0) {
            count(expected == Outcome.LOCKED ? Failure.PULLED_LOOSE : Failure.PUSHED_LOOSE, observed.unseatedOther());
        }
        if (fell) {
            addLanding(observed, after);
        }
    }

    private void addLanding(Observed observed, Place after) {
        int piece = observed.action.piece();
        boolean byBoard = observed.action.verb() == Verb.INSERT
                || observed.action.verb() == Verb.PICK_UP && observed.before.place(piece) != Place.TABLE;
        count(
                Failure.TIPS,
                !observed.before.lying(piece),
                observed.actual.state().lying(piece));
        count(Failure.ONTO_BOARD, byBoard, after == Place.LOOSE || after == Place.SEATED);
    }

    private boolean count(Failure failure, boolean possible, boolean happened) {
        if (possible) {
            count(failure, happened);
        }
        return possible && happened;
    }

    private void count(Failure failure, boolean happened) {
        int[] counts = failures.computeIfAbsent(failure, any -> new int[2]);
        counts[0] += happened ? 1 : 0;
        counts[1]++;
    }

    WorldAgreement report(String world, int episodes, List<WorldAgreement.Solved> solved) {
        List<WorldAgreement.ByVerb> byVerb = new ArrayList<>();
        int[] all = new int[4];
        verbs.forEach((verb, counts) -> {
            byVerb.add(byVerb(verb.label(), counts));
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        byVerb.add(byVerb("all", all));
        List<WorldAgreement.Disagreement> sorted = new ArrayList<>(disagreements.values());
        sorted.sort(Comparator.comparingInt(WorldAgreement.Disagreement::count).reversed());
        List<WorldAgreement.Frequency> frequencies = new ArrayList<>();
        for (Failure failure : Failure.values()) {
            int[] counts = failures.getOrDefault(failure, new int[2]);
            frequencies.add(new WorldAgreement.Frequency(failure.label(), counts[0], counts[1]));
        }
        return new WorldAgreement(world, episodes, all[0], byVerb, sorted, frequencies, fitted(), solved);
    }

    private static WorldAgreement.ByVerb byVerb(String label, int[] counts) {
        return new WorldAgreement.ByVerb(label, counts[0], counts[1], counts[2], counts[3]);
    }

    private FailureModel fitted() {
        return new FailureModel(
                share(Failure.SLIP),
                share(Failure.PICK_DROP),
                share(Failure.PUT_DROP),
                share(Failure.TURN_DROP),
                share(Failure.INSERT_DROP),
                share(Failure.JAM),
                share(Failure.JAM_AGAIN),
                share(Failure.PULLED_LOOSE),
                share(Failure.PUSHED_LOOSE),
                share(Failure.TIPS),
                share(Failure.ONTO_BOARD));
    }

    private double share(Failure failure) {
        int[] counts = failures.getOrDefault(failure, new int[2]);
        return counts[1] == 0 ? 0 : (double) counts[0] / counts[1];
    }

    /** The failures with a probability in {@link FailureModel}, in its order. */
    private enum Failure {
        SLIP,
        PICK_DROP,
        PUT_DROP,
        TURN_DROP,
        INSERT_DROP,
        JAM,
        JAM_AGAIN,
        PULLED_LOOSE,
        PUSHED_LOOSE,
        TIPS,
        ONTO_BOARD;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One action: the state before it, the rules' prediction, and the result.
     *
     * @param jammedBefore whether the held piece has jammed since it was grasped
     */
    record Observed(
            AssemblyTask task,
            int step,
            AssemblyState before,
            boolean jammedBefore,
            Action action,
            Rules.Effect expected,
            StepResult actual) {

        /** Seated pieces that this failing action might move: those over it, or all if it is on its side and so over everything. */
        int mayUnseat() {
            return switch (expected.outcome()) {
                case LOCKED, BLOCKED ->
                    before.seated() & task.board().dependencies().successors(action.piece());
                case NOT_UPRIGHT -> before.seated();
                default -> 0;
            };
        }

        /** Whether the piece's place and orientation are unchanged. */
        boolean stayed(int piece) {
            return actual.outcome() != Outcome.DROPPED
                    && actual.state().place(piece) == before.place(piece)
                    && actual.state().lying(piece) == before.lying(piece);
        }

        /** Whether a piece other than the action's left its seat. */
        boolean unseatedOther() {
            return (before.seated() & ~actual.state().seated() & ~(1 << action.piece())) != 0;
        }

        /** Kinds of differences from the rules' prediction, each once, in alphabetical order. */
        TreeSet<String> changes() {
            TreeSet<String> changes = new TreeSet<>();
            for (int piece = 0; piece < before.pieces(); piece++) {
                String said = placed(expected.state(), piece);
                String is = placed(actual.state(), piece);
                if (!said.equals(is)) {
                    changes.add(part(piece) + " " + said + " -> " + is);
                }
            }
            return changes;
        }

        private String part(int piece) {
            Dependencies dependencies = task.board().dependencies();
            if (piece == action.piece()) {
                return "itself";
            }
            if ((dependencies.successors(action.piece()) >> piece & 1) != 0) {
                return "over";
            }
            return (dependencies.predecessors(action.piece()) >> piece & 1) != 0 ? "under" : "other";
        }

        private static String placed(AssemblyState state, int piece) {
            Place place = state.place(piece);
            return place.name().toLowerCase(Locale.ROOT) + (state.lying(piece) ? " lying" : "");
        }
    }
}
