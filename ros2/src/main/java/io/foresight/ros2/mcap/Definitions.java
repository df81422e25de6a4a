package io.foresight.ros2.mcap;

import io.foresight.ros2.mcap.McapException.Code;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Schemas and channels read so far; each id may have only one definition. */
final class Definitions {
    private static final int MEMORY_OF_A_DEFINITION = 256;

    private final Map<Integer, McapSchema> schemas = new TreeMap<>();
    private final Map<Integer, McapChannel> channels = new TreeMap<>();
    private final long limit;
    private McapChannel[] byId = new McapChannel[16];
    private long size;

    Definitions(McapLimits limits) {
        limit = limits.definitionBytes();
    }

    Map<Integer, McapSchema> schemas() {
        return schemas;
    }

    Map<Integer, McapChannel> channels() {
        return channels;
    }

    /** The channel with this id, or null. */
    McapChannel channel(int id) {
        return id < byId.length ? byId[id] : null;
    }

    /** Adds a schema record. A record with id 0 is ignored, as the specification requires. */
    void schema(FieldReader fields) throws McapException {
        int bytes = fields.remaining();
        int id = fields.u16("id");
        if (id == 0) {
            return;
        }
        McapSchema schema = new McapSchema(id, fields.string("name"), fields.string("encoding"), fields.bytes("data"));
        McapSchema known = schemas.get(id);
        if (known == null) {
            count(fields, bytes);
            schemas.put(id, schema);
        } else if (!known.equals(schema)) {
            throw fields.refuse(Code.CONFLICT, "id " + id + " is " + schema + " here, " + known + " before");
        }
    }

    /** Adds a channel record. */
    void channel(FieldReader fields) throws McapException {
        channel(fields, true);
    }

    /** Adds the copy of a channel record in a summary, which need not have the copy of its schema. */
    void channelCopy(FieldReader fields) throws McapException {
        channel(fields, false);
    }

    private void channel(FieldReader fields, boolean withSchema) throws McapException {
        int bytes = fields.remaining();
        int id = fields.u16("id");
        int schemaId = fields.u16("schema_id");
        McapChannel channel = new McapChannel(
                id, schemaId, fields.string("topic"), fields.string("message_encoding"), fields.strings("metadata"));
        McapChannel known = channel(id);
        if (known == null) {
            if (withSchema && schemaId != 0 && !schemas.containsKey(schemaId)) {
                throw fields.refuse(
                        Code.UNDEFINED,
                        "channel " + id + " has schema " + schemaId + ", which is not defined before it");
            }
            count(fields, bytes);
            put(channel);
        } else if (!known.equals(channel)) {
            throw fields.refuse(Code.CONFLICT, "id " + id + " is " + channel + " here, " + known + " before");
        }
    }

    /** Adds everything that a summary defines. */
    void addAll(McapSummary summary) {
        schemas.putAll(summary.schemas());
        summary.channels().values().forEach(this::put);
    }

    private void put(McapChannel channel) {
        channels.put(channel.id(), channel);
        if (channel.id() >= byId.length) {
            byId = Arrays.copyOf(byId, Math.min(1 << 16, Math.max(channel.id() + 1, byId.length * 2)));
        }
        byId[channel.id()] = channel;
    }

    private void count(FieldReader fields, int bytes) throws McapException {
        size += bytes + MEMORY_OF_A_DEFINITION;
        if (size > limit) {
            throw fields.refuse(Code.TOO_LARGE, "schemas and channels take " + size + " bytes, the limit is " + limit);
        }
    }
}
