package io.foresight.reflect.serve;

import io.foresight.planner.task.Board;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.read.PictureReader;

/**
 * The model and the settings of the service. Used by one thread at a time, and closed with the server.
 *
 * @param proposer sees pictures of the reader's size
 * @param mostPieces that reader and proposer know, 1 to {@link Board#MOST_PIECES}
 */
public record ReflectParts(
        Proposer proposer, PictureReader reader, OutcomeRules rules, ReflectSettings settings, int mostPieces)
        implements AutoCloseable {
    /** Checks that the parts fit together. */
    public ReflectParts {
        boolean sameSide =
                proposer.sight().width() == reader.side() && proposer.sight().height() == reader.side();
        if (!sameSide || mostPieces < 1 || mostPieces > Board.MOST_PIECES) {
            throw new IllegalArgumentException("proposer and reader must see pictures of one size and know 1 to "
                    + Board.MOST_PIECES + " pieces, got " + proposer.sight().width() + " x "
                    + proposer.sight().height() + " and " + reader.side() + " pixels, " + mostPieces + " pieces");
        }
    }

    @Override
    public void close() {
        proposer.close();
        reader.close();
    }
}
