package io.foresight.reflect.remote;

import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.foresight.planner.render.PictureFile;
import io.foresight.reflect.prompt.Prompt;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A prompt as a chat: a system message, and one message of texts and PNG pictures. The answer is asked for as JSON {@code {"action": ...}}
 * by a schema that enumerates all answers.
 */
final class ChatQuestion {
    /** Name of the answer in its JSON. */
    static final String ACTION = "action";

    private ChatQuestion() {}

    static ChatRequest of(Prompt prompt) {
        List<Content> contents = new ArrayList<>();
        for (Prompt.Part part : prompt.parts()) {
            contents.add(content(part));
        }
        contents.add(TextContent.from("Write it as JSON: {\"" + ACTION + "\": \"...\"}"));
        return ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(contents))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema(prompt.answers()))
                        .build())
                .build();
    }

    private static Content content(Prompt.Part part) {
        if (part instanceof Prompt.Image image) {
            // up to 512 pixels, low detail is the whole picture
            return ImageContent.from(
                    Base64.getEncoder().encodeToString(PictureFile.bytes(image.picture())),
                    "image/png",
                    ImageContent.DetailLevel.LOW);
        }
        return TextContent.from(((Prompt.Words) part).text());
    }

    private static JsonSchema schema(List<String> answers) {
        return JsonSchema.builder()
                .name("next_action")
                .rootElement(JsonObjectSchema.builder()
                        .addEnumProperty(ACTION, answers)
                        .required(ACTION)
                        .additionalProperties(false)
                        .build())
                .build();
    }
}
