// A board put together in the service's own world: plan.mjs HOST:PORT POLICY INDEX.
import grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const protos = { includeDirs: ["proto/src/main/proto"], keepCase: true, enums: String, longs: String };
const v1 = grpc.loadPackageDefinition(loadSync("foresight/v1/planner.proto", protos)).foresight.v1;
const [address, policy, index] = process.argv.slice(2);
const task = { split_task: { split: "test", index } };
const service = new v1.PlannerService(address, grpc.credentials.createInsecure());
const request = { options: { task, policy, seed: 1 }, world: "symbolic" };
const events = service.RunEpisode(request, { deadline: Date.now() + 60_000 });
events.on("data", ({ event: { executed, finished } }) => {
    if (executed) console.log(executed.action.text, executed.outcome);
    if (finished) console.log(finished.solved ? "solved" : "not solved", "in", finished.steps, "steps");
});
events.on("error", (error) => {
    throw error;
});
