// Boxes in a sweep: perceive.mjs HOST:PORT SWEEP.bin (float32 x, y, z, intensity of each point, as KITTI's files).
import { readFileSync } from "node:fs";
import grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const protos = { includeDirs: ["proto/src/main/proto"], keepCase: true, enums: String, longs: String };
const v1 = grpc.loadPackageDefinition(loadSync("foresight/v1/perception.proto", protos)).foresight.v1;
const [address, file] = process.argv.slice(2);
const data = readFileSync(file);
const fields = ["X", "Y", "Z", "INTENSITY"].map((name) => "POINT_FIELD_" + name);
const points = { fields, count: data.length / 16, stride: 16, data };
const stamp = { nanoseconds: 0, clock: "CLOCK_SENSOR" }; // CLOCK_WALL: live, refused when it is 0.3 s old
const request = { frame: { sequence: 1, stamp, frame_id: "lidar", points } };
const service = new v1.PerceptionService(address, grpc.credentials.createInsecure());
service.Perceive(request, { deadline: Date.now() + 10_000 }, (error, reply) => {
    if (error) throw error;
    console.log(reply.detections.validity); // act on VALID, distrust DEGRADED, INVALID says nothing
    for (const { class_name, score, box } of reply.detections.detections)
        console.log(`${class_name} ${score.toFixed(2)} at ${box.x.toFixed(1)} ${box.y.toFixed(1)} ${box.z.toFixed(1)} m`);
});
