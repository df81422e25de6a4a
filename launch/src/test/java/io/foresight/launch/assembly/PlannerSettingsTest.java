package io.foresight.launch.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.planner.serve.PlannerClient;
import io.foresight.planner.serve.PlannerServer;
import io.foresight.planner.serve.ServeConfig;
import io.foresight.sim.assembly.PhysicalWorld;
import io.foresight.v1.EpisodeOptions;
import io.foresight.v1.RunEpisodeRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlannerSettingsTest {
    private static final ServeConfig CONFIG = ServeConfig.DEFAULT.withPort(0);

    @Test
    void bothWorldsAreOfferedAndSayWhetherTheyAreThere() {
        try (PlannerServer server = PlannerServer.start(CONFIG, PlannerSettings.DEFAULT.offer());
                PlannerClient client = client(server)) {
            assertThat(client.describe().getWorldsList())
                    .extracting(world -> world.getName() + ":" + world.getUnavailable())
                    .containsExactly(
                            "symbolic:",
                            "physical:" + PhysicalWorld.unavailable().orElse(""));
        }
    }

    @Test
    void episodesRunInThePhysicalWorldWithASymbolicModel() {
        assumeTrue(PhysicalWorld.unavailable().isEmpty(), () -> PhysicalWorld.unavailable()
                .orElse(""));
        try (PlannerServer server = PlannerServer.start(CONFIG, PlannerSettings.DEFAULT.offer());
                PlannerClient client = client(server)) {
            assertThat(client.runEpisode(
                                    RunEpisodeRequest.newBuilder()
                                            .setWorld("physical")
                                            .setOptions(EpisodeOptions.newBuilder()
                                                    .setTask(PlannerClient.task("test", 0))
                                                    .setPolicy("greedy"))
                                            .build(),
                                    event -> {})
                            .getSolved())
                    .isTrue();
        }
    }

    private static PlannerClient client(PlannerServer server) {
        return PlannerClient.connect("127.0.0.1", server.port(), Duration.ofSeconds(20));
    }
}
