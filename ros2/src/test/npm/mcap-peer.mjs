// read FILE: tells by lines what the format's own library finds in a recording, streaming and by its index.
// write FILE none|zstd|unchunked: writes a recording with that library.
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { readFileSync } from "node:fs";
import lz4 from "@foxglove/wasm-lz4";
import zstd from "@foxglove/wasm-zstd";
import { McapIndexedReader, McapStreamReader, McapWriter } from "@mcap/core";

await lz4.isLoaded;
await zstd.isLoaded;
const decompressHandlers = {
    lz4: (packed, size) => new Uint8Array(lz4(packed, Number(size))),
    zstd: (packed, size) => new Uint8Array(zstd.decompress(packed, Number(size))),
};

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const say = (...fields) => console.log(fields.join("\t"));
const sorted = (map) => [...map].sort().map(([key, value]) => `${key}=${value.replaceAll("\n", "\\n")}`).join(",");

function sayChannel(channel, schemas) {
    const schema = schemas.get(channel.schemaId);
    const about = schema ? [schema.name, schema.encoding, sha256(schema.data)] : ["", "", ""];
    say("channel", channel.id, channel.topic, channel.messageEncoding, sorted(channel.metadata), ...about);
}

function sayMessage(kind, message, channels) {
    const { topic } = channels.get(message.channelId);
    say(kind, topic, message.sequence, message.logTime, message.publishTime, sha256(message.data));
}

function streamed(path) {
    const reader = new McapStreamReader({ decompressHandlers });
    reader.append(readFileSync(path));
    const channels = new Map();
    for (let record; (record = reader.nextRecord()); ) {
        if (record.type === "Channel") {
            channels.set(record.id, record);
        } else if (record.type === "Message") {
            sayMessage("streamed", record, channels);
        }
    }
    say("complete", reader.done());
}

async function indexed(path) {
    const file = await open(path);
    const readable = {
        size: async () => BigInt((await file.stat()).size),
        read: async (offset, length) => {
            const bytes = new Uint8Array(Number(length));
            await file.read(bytes, 0, bytes.length, Number(offset));
            return bytes;
        },
    };
    const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers });
    say("profile", reader.header.profile);
    const { statistics } = reader;
    say("statistics", statistics.messageCount, statistics.chunkCount, statistics.messageStartTime, statistics.messageEndTime);
    for (const id of [...reader.channelsById.keys()].sort((a, b) => a - b)) {
        sayChannel(reader.channelsById.get(id), reader.schemasById);
    }
    for await (const message of reader.readMessages()) {
        sayMessage("indexed", message, reader.channelsById);
    }
    for await (const attachment of reader.readAttachments()) {
        say("attachment", attachment.name, attachment.mediaType, attachment.logTime, attachment.createTime, sha256(attachment.data));
    }
    for await (const metadata of reader.readMetadata()) {
        say("metadata", metadata.name, sorted(metadata.metadata));
    }
    await file.close();
}

async function write(path, how) {
    const file = await open(path, "wx");
    let position = 0n;
    const writer = new McapWriter({
        writable: {
            write: async (bytes) => {
                await file.write(bytes);
                position += BigInt(bytes.length);
            },
            position: () => position,
        },
        useChunks: how !== "unchunked",
        chunkSize: 20_000,
        compressChunk:
            how === "zstd"
                ? (bytes) => ({ compression: "zstd", compressedData: zstd.compress(bytes, 3) })
                : undefined,
    });
    await writer.start({ profile: "ros2", library: "peer" });
    const schemaId = await writer.registerSchema({
        name: "test_msgs/msg/Blob",
        encoding: "ros2msg",
        data: new TextEncoder().encode("uint8[] data # ä"),
    });
    const channels = [];
    for (let i = 0; i < 4; i++) {
        channels.push(
            await writer.registerChannel({
                schemaId: i === 3 ? 0 : schemaId,
                topic: `/peer/${i}`,
                messageEncoding: "cdr",
                metadata: new Map([["index", String(i)]]),
            }),
        );
    }
    for (let i = 0; i < 300; i++) {
        const data = new Uint8Array((i * 37) % 2000).map((_, k) => (k * i) % 251);
        const logTime = 1_700_000_000_000_000_000n + BigInt(i * 10_000_000 - (i % 5) * 25_000_000);
        await writer.addMessage({ channelId: channels[i % 4], sequence: i, logTime, publishTime: logTime - 5n, data });
    }
    if (how === "unchunked") {
        // Without chunks this library (2.2.2) notes a wrong place for attachments and metadata, and cannot read them back itself.
        await writer.end();
        await file.close();
        return;
    }
    await writer.addAttachment({
        name: "notes.txt",
        mediaType: "text/plain",
        logTime: 5n,
        createTime: 4n,
        data: new TextEncoder().encode("attached"),
    });
    await writer.addMetadata({ name: "facts", metadata: new Map([["a", "1"], ["b", "2"]]) });
    await writer.end();
    await file.close();
}

const [command, path, how] = process.argv.slice(2);
if (command === "write") {
    await write(path, how);
}
streamed(path);
await indexed(path);
