package io.foresight.perception.serve;

import io.foresight.v1.PerceptionServiceGrpc;
import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's status in grpc.health.v1: SERVING once ready, NOT_SERVING after consecutive engine faults and during shutdown. */
final class HealthSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(HealthSwitch.class);

    private final HealthStatusManager manager = new HealthStatusManager();
    private final int faultsAllowed;
    private int faultsInARow;
    private boolean ready;

    HealthSwitch(int faultsAllowed) {
        this.faultsAllowed = faultsAllowed;
        say(ServingStatus.NOT_SERVING);
    }

    BindableService service() {
        return manager.getHealthService();
    }

    synchronized void ready() {
        ready = true;
        say(ServingStatus.SERVING);
    }

    synchronized void engineAnswered() {
        if (faultsInARow >= faultsAllowed && ready) {
            LOG.info("event=engine_recovered faults_in_a_row={}", faultsInARow);
            say(ServingStatus.SERVING);
        }
        faultsInARow = 0;
    }

    synchronized void engineFailed() {
        faultsInARow++;
        if (faultsInARow == faultsAllowed) {
            LOG.error("event=engine_not_serving faults_in_a_row={}", faultsInARow);
            say(ServingStatus.NOT_SERVING);
        }
    }

    /** Sets NOT_SERVING permanently: the service is stopping. */
    synchronized void stopping() {
        ready = false;
        manager.enterTerminalState();
    }

    private void say(ServingStatus status) {
        manager.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
        manager.setStatus(PerceptionServiceGrpc.SERVICE_NAME, status);
    }
}
