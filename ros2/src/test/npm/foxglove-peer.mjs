// Connects to a Foxglove WebSocket server, subscribes to every channel and prints what comes, decoded: foxglove-peer.mjs URL MESSAGES
// [PROTOCOL [TOPICS [AWAITED]]], TOPICS a regular expression for those to subscribe to, AWAITED topics separated by commas.
// A line each: "info" and the server's JSON; "channel", topic, type; "message", topic, time, JSON. Ends after so many messages, and when
// each awaited topic has had one.
import protocols from "@foxglove/ws-protocol";
import { parse } from "@foxglove/rosmsg";
import { MessageReader } from "@foxglove/rosmsg2-serialization";
import { WebSocket } from "ws";

const { FoxgloveClient } = protocols;
const [url, wanted, protocol, topics, awaited] = process.argv.slice(2);
const missing = new Set(awaited ? awaited.split(",") : []);
const client = new FoxgloveClient({ ws: new WebSocket(url, [protocol ?? FoxgloveClient.SUPPORTED_SUBPROTOCOL]) });
const plain = (key, value) =>
    typeof value === "bigint" ? value.toString() : ArrayBuffer.isView(value) ? Array.from(value) : value;
const say = (...words) => console.log(words.join("\t"));
const channels = new Map();
let heard = 0;

client.on("error", (error) => {
    console.error(error);
    process.exit(1);
});
client.on("serverInfo", (info) => say("info", JSON.stringify(info)));
client.on("status", (status) => console.error(status));
client.on("advertise", (advertised) => {
    for (const channel of advertised) {
        if (channel.encoding !== "cdr" || channel.schemaEncoding !== "ros2msg") {
            throw new Error(`${channel.topic}: ${channel.encoding}, ${channel.schemaEncoding}`);
        }
        const reader = new MessageReader(parse(channel.schema, { ros2: true }));
        if (topics && !new RegExp(topics).test(channel.topic)) {
            continue;
        }
        channels.set(client.subscribe(channel.id), { topic: channel.topic, reader });
        say("channel", channel.topic, channel.schemaName);
    }
});
client.on("message", ({ subscriptionId, timestamp, data }) => {
    const { topic, reader } = channels.get(subscriptionId);
    say("message", topic, timestamp, JSON.stringify(reader.readMessage(data), plain));
    heard += 1;
    missing.delete(topic);
    if (heard >= Number(wanted) && missing.size === 0) {
        client.close();
        process.exitCode = 0;
    }
});
