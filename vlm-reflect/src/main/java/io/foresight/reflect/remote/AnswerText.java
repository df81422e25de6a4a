package io.foresight.reflect.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.ActionText;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.PlannerException;
import java.util.List;

/** Reads the action out of a model's text. {@link ActionText} alone decides what an action is. */
final class AnswerText {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AnswerText() {}

    /**
     * The action in {@code {"action": "pick up red"}}, or in {@code pick up red} from a server that heeds no schema.
     *
     * @param text null: there is none
     * @throws FailedTry EMPTY, WRONG_SCHEMA or ILLEGAL_ACTION
     */
    static Action read(String text, List<Colour> pieces) {
        if (text == null || text.isBlank()) {
            throw new FailedTry(RemoteFailure.EMPTY, "the model answered nothing");
        }
        String named = text.stripLeading().startsWith("{") ? named(text) : text;
        try {
            return ActionText.parse(named, pieces);
        } catch (PlannerException illegal) {
            throw new FailedTry(RemoteFailure.ILLEGAL_ACTION, illegal.getMessage());
        }
    }

    private static String named(String json) {
        JsonNode action;
        try {
            action = JSON.readTree(json).path(ChatQuestion.ACTION);
        } catch (JsonProcessingException broken) {
            throw new FailedTry(RemoteFailure.WRONG_SCHEMA, "the model's answer is no JSON: " + json);
        }
        if (!action.isTextual()) {
            throw new FailedTry(
                    RemoteFailure.WRONG_SCHEMA,
                    "the model's answer has no text \"" + ChatQuestion.ACTION + "\": " + json);
        }
        return action.textValue();
    }
}
