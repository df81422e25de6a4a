package io.foresight.reflect.read;

import io.foresight.planner.policy.SafeAction;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares pictures without having learnt anything: a piece is at its place as far as the pixels that have its colour in the goal have it
 * now. Picks up what is least at its place and inserts it, whatever lies over what; turns a held piece that looks flat, or that did not go
 * in. Two pieces' colours are told apart by {@link ColourPlanes#likeness}; a grey piece looks much like the table.
 */
public final class ImageDifference implements Proposer {
    /** Where a held piece hangs, as the fixed camera sees it. */
    private static final PictureWindow HAND = new PictureWindow(0.42, 0.19, 0.36, 0.11);

    private static final double OF_COLOUR = 0.5;
    private static final double AT_PLACE = 0.6;

    /** A held piece that is lower than this lies; share of the picture's side. */
    private static final double FLAT = 13.5 / 224;

    private static final int LEAST_PIXELS = 20;
    private static final double LEAST = 0.02;
    private static final double OTHERWISE = -4;
    private static final double NEVER = -20;

    private final int side;

    /** @param side of the pictures, pixels */
    public ImageDifference(int side) {
        this.side = side;
    }

    @Override
    public Sight sight() {
        return Sight.ofPictures(side, side);
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        List<Action> actions = Action.all(situation.pieces().size());
        double[] log = new double[actions.size()];
        Arrays.fill(log, NEVER);
        int held = held(situation);
        for (int k = 0; k < log.length; k++) {
            Action action = actions.get(k);
            if (held < 0 && action.verb() == Verb.PICK_UP) {
                log[k] = Math.log(Math.max(LEAST, 1 - atPlace(situation, action.piece())));
            } else if (held >= 0 && action.piece() == held && action.verb() != Verb.PICK_UP) {
                log[k] = action.verb() == next(situation, held) ? 0 : OTHERWISE;
            }
        }
        return new Proposal(actions, log);
    }

    /** Which pieces look as if they were at their place, and which is held: equal for scenes that look the same. */
    public Object look(Situation situation) {
        List<Boolean> there = new ArrayList<>();
        for (int piece = 0; piece < situation.pieces().size(); piece++) {
            there.add(atPlace(situation, piece) > AT_PLACE);
        }
        return List.of(there, held(situation));
    }

    /** The piece that the reports say is in the hand, if it is to be seen there; else -1. */
    private int held(Situation situation) {
        Action safe = SafeAction.of(situation.reports());
        boolean seen = safe.verb() == Verb.PUT_DOWN
                && rows(situation, safe.piece()).stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        >= LEAST_PIXELS;
        return seen ? safe.piece() : -1;
    }

    /** Turn it or insert it? */
    private Verb next(Situation situation, int held) {
        List<SkillReport> reports = situation.reports();
        SkillReport last = reports.get(reports.size() - 1); // what is held was picked up
        boolean didNotGoIn = last.action().equals(Action.insert(held)) && !last.succeeded();
        boolean turned = last.action().equals(Action.reorient(held));
        long height =
                rows(situation, held).stream().filter(pixels -> pixels > 0).count();
        return didNotGoIn || !turned && height < FLAT * side ? Verb.REORIENT : Verb.INSERT;
    }

    /** Pixels of the piece's colour in each row of the hand's window. */
    private List<Integer> rows(Situation situation, int piece) {
        Picture image = situation.image().orElseThrow();
        Colour colour = situation.pieces().get(piece);
        List<Integer> rows = new ArrayList<>();
        int left = (int) Math.round(HAND.left() * side);
        int top = (int) Math.round(HAND.top() * side);
        for (int row = top; row < top + HAND.rows(side); row++) {
            int pixels = 0;
            for (int column = left; column < left + HAND.columns(side); column++) {
                pixels += ColourPlanes.likeness(image.rgb(column, row), colour) > OF_COLOUR ? 1 : 0;
            }
            rows.add(pixels);
        }
        return rows;
    }

    /** Share of the pixels that have the piece's colour in the goal which have it now; 0 if the goal shows none of it. */
    private double atPlace(Situation situation, int piece) {
        Picture image = situation.image().orElseThrow();
        Picture goal = situation.goal().orElseThrow();
        Colour colour = situation.pieces().get(piece);
        int wanted = 0;
        int there = 0;
        int left = (int) Math.round(PictureWindow.BOARD.left() * side);
        int top = (int) Math.round(PictureWindow.BOARD.top() * side);
        for (int row = top; row < top + PictureWindow.BOARD.rows(side); row++) {
            for (int column = left; column < left + PictureWindow.BOARD.columns(side); column++) {
                if (ColourPlanes.likeness(goal.rgb(column, row), colour) > OF_COLOUR) {
                    wanted++;
                    there += ColourPlanes.likeness(image.rgb(column, row), colour) > OF_COLOUR ? 1 : 0;
                }
            }
        }
        return wanted == 0 ? 0 : (double) there / wanted;
    }
}
