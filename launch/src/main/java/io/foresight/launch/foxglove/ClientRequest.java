package io.foresight.launch.foxglove;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's request.
 *
 * @param subscriptions to start
 * @param ended ids of subscriptions to end
 */
record ClientRequest(List<Subscription> subscriptions, List<Long> ended) {
    private static final int DEEPEST = 8;
    private static final long LARGEST_ID = 0xffff_ffffL;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    /**
     * One subscription.
     *
     * @param id chosen by the client, unsigned 32 bits
     * @param channelId as advertised
     */
    record Subscription(long id, long channelId) {}

    /** A request that this server does not support; the message is for the client. */
    static final class BadRequestException extends Exception {
        private static final long serialVersionUID = 1L;

        BadRequestException(String message) {
            super(message);
        }
    }

    static ClientRequest parse(String text) throws BadRequestException {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("not JSON: " + e.getOriginalMessage());
        }
        if (message == null || !message.path("op").isTextual()) {
            throw new BadRequestException("a request must be a JSON object with a text \"op\"");
        }
        String op = message.path("op").textValue();
        return switch (op) {
            case "subscribe" -> new ClientRequest(subscriptions(message), List.of());
            case "unsubscribe" -> new ClientRequest(List.of(), ended(message));
            default ->
                throw new BadRequestException("op must be subscribe or unsubscribe, got " + shortened(op)
                        + ": this server offers nothing else");
        };
    }

    private static List<Subscription> subscriptions(JsonNode message) throws BadRequestException {
        List<Subscription> all = new ArrayList<>();
        for (JsonNode each : list(message, "subscriptions")) {
            all.add(new Subscription(number(each.path("id"), "id"), number(each.path("channelId"), "channelId")));
        }
        return all;
    }

    private static List<Long> ended(JsonNode message) throws BadRequestException {
        List<Long> all = new ArrayList<>();
        for (JsonNode each : list(message, "subscriptionIds")) {
            all.add(number(each, "subscriptionIds"));
        }
        return all;
    }

    private static JsonNode list(JsonNode message, String name) throws BadRequestException {
        JsonNode list = message.path(name);
        if (!list.isArray()) {
            throw new BadRequestException(name + " must be a list");
        }
        return list;
    }

    private static long number(JsonNode value, String name) throws BadRequestException {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > LARGEST_ID) {
            throw new BadRequestException(
                    name + " must be a whole number from 0 to " + LARGEST_ID + ", got " + shortened(value.toString()));
        }
        return value.longValue();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
