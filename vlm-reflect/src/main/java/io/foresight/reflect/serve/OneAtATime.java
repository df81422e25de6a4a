package io.foresight.reflect.serve;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.read.PictureReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Serialises access to the networks, which cache their last reading and use all cores. */
final class OneAtATime {
    private OneAtATime() {}

    /** The same parts, safe to be asked by several threads. */
    static ReflectParts of(ReflectParts parts) {
        Object turn = new Object();
        return new ReflectParts(
                new Proposing(parts.proposer(), turn),
                new Reading(parts.reader(), turn),
                parts.rules(),
                parts.settings(),
                parts.mostPieces());
    }

    private record Proposing(Proposer proposer, Object turn) implements Proposer {
        @Override
        public Sight sight() {
            return proposer.sight();
        }

        @Override
        public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
            synchronized (turn) {
                return proposer.propose(situation, imagined, time);
            }
        }

        @Override
        public void close() {
            proposer.close();
        }
    }

    private record Reading(PictureReader reader, Object turn) implements PictureReader {
        @Override
        public int side() {
            return reader.side();
        }

        @Override
        public OrderReading order(Picture goal, List<Colour> pieces) {
            synchronized (turn) {
                return reader.order(goal, pieces);
            }
        }

        @Override
        public PieceReading pieces(Picture image, Picture goal, List<Colour> pieces) {
            synchronized (turn) {
                return reader.pieces(image, goal, pieces);
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
