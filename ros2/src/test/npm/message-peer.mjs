// Reads ROS 2 messages by the text of their definition alone and writes them again: message-peer.mjs DEFINITIONS IN OUT
// DEFINITIONS: length (uint32) and text, repeated; IN: type, length (uint32 each), bytes, repeated; OUT: length (0: refused), bytes, repeated.
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "@foxglove/rosmsg";
import { MessageReader, MessageWriter } from "@foxglove/rosmsg2-serialization";

const definitions = readFileSync(process.argv[2]);
const types = [];
for (let at = 0; at < definitions.length; ) {
    const length = definitions.readUInt32LE(at);
    const definition = parse(definitions.toString("utf8", at + 4, at + 4 + length), { ros2: true });
    types.push({ reader: new MessageReader(definition), writer: new MessageWriter(definition) });
    at += 4 + length;
}

const input = readFileSync(process.argv[3]);
const output = [];
for (let at = 0; at < input.length; ) {
    const type = types[input.readUInt32LE(at)];
    const end = at + 8 + input.readUInt32LE(at + 4);
    const head = Buffer.alloc(4);
    try {
        const bytes = type.writer.writeMessage(type.reader.readMessage(input.subarray(at + 8, end)));
        head.writeUInt32LE(bytes.length);
        output.push(head, bytes);
    } catch (e) {
        console.error(`type ${input.readUInt32LE(at)}: ${e.stack}`);
        output.push(head);
    }
    at = end;
}
writeFileSync(process.argv[4], Buffer.concat(output));
