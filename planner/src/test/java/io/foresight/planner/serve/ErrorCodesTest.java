package io.foresight.planner.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.Outcome;
import io.foresight.v1.ActionOutcome;
import io.foresight.v1.ActionVerb;
import io.foresight.v1.ImaginingStop;
import io.foresight.v1.PieceColour;
import io.foresight.v1.PieceKind;
import io.foresight.v1.PiecePlace;
import io.grpc.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is left out of the tables between this software's constants and those of the wire. */
final class ErrorCodesTest {
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyCodeHasAStatusThatIsNeitherOkNorUnknown(ErrorCode code) {
        assertThat(ErrorCodes.status(code)).isNotIn(Status.Code.OK, Status.Code.UNKNOWN);
        Refusal refusal = Refusal.of(ErrorCodes.toStatus(RefusedException.badField(code, "some.field", "what it is")));
        assertThat(refusal.code()).isEqualTo(code.name());
        assertThat(refusal.field()).isEqualTo("some.field");
        assertThat(refusal.message())
                .isEqualTo("what it is" + (ErrorCodes.retryable(code) ? "; try again in 1 s" : ""));
        assertThat(refusal.retry()).isEqualTo(ErrorCodes.retryable(code));
    }

    @ParameterizedTest
    @EnumSource(PlannerException.Code.class)
    void whatThePlannerRefusesIsTheCallersFaultUnlessItIsNot(PlannerException.Code code) {
        boolean ours =
                switch (code) {
                    case SAVED_STATE_CORRUPT, SAVED_STATE_FOREIGN, TASK_FILE_VERSION, TASK_FILE_CORRUPT, WORLD_BROKEN ->
                        true;
                    default -> false;
                };
        assertThat(ErrorCodes.status(ErrorCodes.of(code)) == Status.Code.INTERNAL)
                .isEqualTo(ours);
    }

    @Test
    void onlyWhatPassesByItselfMayBeTriedAgain() {
        assertThat(Arrays.stream(ErrorCode.values()).filter(ErrorCodes::retryable))
                .containsExactly(ErrorCode.OVERLOADED, ErrorCode.TOO_MANY_EPISODES, ErrorCode.STOPPING);
    }

    @Test
    void everyConstantOfThePlannerHasOneOnTheWireAndTheOtherWayRound() {
        requireSame(Colour.class, PieceColour.class, "PIECE_COLOUR_");
        requireSame(Piece.Kind.class, PieceKind.class, "PIECE_KIND_");
        requireSame(Place.class, PiecePlace.class, "PIECE_PLACE_");
        requireSame(Verb.class, ActionVerb.class, "ACTION_VERB_");
        requireSame(Outcome.class, ActionOutcome.class, "ACTION_OUTCOME_");
        requireSame(Reflection.Stop.class, ImaginingStop.class, "IMAGINING_STOP_");
    }

    private static <E extends Enum<E>, W extends Enum<W>> void requireSame(
            Class<E> ours, Class<W> wire, String prefix) {
        for (E constant : ours.getEnumConstants()) {
            W written = EnumWire.write(wire, prefix, constant);
            assertThat(EnumWire.read(ours, prefix, written, ErrorCode.FIELD_WRONG, "field"))
                    .isEqualTo(constant);
        }
        assertThat(wire.getEnumConstants())
                .as("beside those, UNSPECIFIED and UNRECOGNIZED")
                .hasSize(ours.getEnumConstants().length + 2);
    }
}
