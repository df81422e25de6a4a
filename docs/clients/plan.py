# A board put together in the service's own world: plan.py HOST:PORT POLICY INDEX.
import sys

import grpc
from foresight.v1 import planner_pb2 as p
from foresight.v1 import planner_pb2_grpc

address, policy, index = sys.argv[1:]
task = p.TaskChoice(split_task=p.SplitTask(split="test", index=int(index)))
options = p.EpisodeOptions(task=task, policy=policy, seed=1)
with grpc.insecure_channel(address) as channel:
    service = planner_pb2_grpc.PlannerServiceStub(channel)
    request = p.RunEpisodeRequest(options=options, world="symbolic")
    for reply in service.RunEpisode(request, timeout=60):
        event = reply.event
        if event.HasField("executed"):
            print(event.executed.action.text, p.ActionOutcome.Name(event.executed.outcome))
        if event.HasField("finished"):
            print("solved" if event.finished.solved else "not solved", "in", event.finished.steps, "steps")
