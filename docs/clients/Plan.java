import io.foresight.v1.*;
import io.grpc.*;

/** A board put together in the service's own world: Plan HOST:PORT POLICY INDEX. */
class Plan {
    public static void main(String[] args) {
        SplitTask test = SplitTask.newBuilder().setSplit("test").setIndex(Integer.parseInt(args[2])).build();
        EpisodeOptions options = EpisodeOptions.newBuilder().setPolicy(args[1]).setSeed(1)
                .setTask(TaskChoice.newBuilder().setSplitTask(test)).build();
        RunEpisodeRequest request = RunEpisodeRequest.newBuilder().setOptions(options).setWorld("symbolic").build();
        ManagedChannel channel = Grpc.newChannelBuilder(args[0], InsecureChannelCredentials.create()).build();
        PlannerServiceGrpc.newBlockingStub(channel).runEpisode(request).forEachRemaining(reply -> {
            EpisodeEvent event = reply.getEvent();
            if (event.hasExecuted()) System.out.println(event.getExecuted().getAction().getText());
            if (event.hasFinished()) System.out.println(event.getFinished().getSolved() ? "solved" : "not solved");
        });
        channel.shutdown();
    }
}
