package io.foresight.ros2.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.ros2.dds.DdsException;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.DiscoveryAddresses;
import io.foresight.ros2.dds.DiscoveryRange;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which participants meet the observer at all. */
class RangesTest {
    private static final Logger log = LoggerFactory.getLogger(RangesTest.class);
    private static final int DOMAIN = 25;

    private final Changes changes = new Changes();

    private static DdsSettings settings(DiscoveryRange range, String... peers) {
        return new DdsSettings(DOMAIN, range, List.of(peers));
    }

    private boolean meets(DdsSettings theirs, DdsSettings ours) throws IOException, InterruptedException {
        try (DdsParticipant there = new FastDds().open("there", theirs, PeerListener.NONE);
                GraphObserver observer = GraphObserver.open(ours, changes)) {
            there.createWriter(Endpoint.ros("/a", "std_msgs/msg/String", Qos.DEFAULT));
            boolean met = changes.within(ours.range() == DiscoveryRange.OFF ? 1 : 60, all -> all.contains("+w rt/a"));
            assertThat(observer.endpoints()).hasSize(met ? 1 : 0);
            return met;
        }
    }

    @ParameterizedTest
    @CsvSource({"LOCALHOST, LOCALHOST", "SUBNET, SUBNET", "LOCALHOST, SUBNET", "SUBNET, LOCALHOST"})
    void whoIsOnThisMachineIsMet(DiscoveryRange theirs, DiscoveryRange ours) throws IOException, InterruptedException {
        assertThat(meets(settings(theirs), settings(ours))).isTrue();
    }

    @Test
    void listedMachinesAreAsked() throws IOException, InterruptedException {
        assertThat(meets(
                        settings(DiscoveryRange.LOCALHOST, "127.0.0.1"),
                        settings(DiscoveryRange.LOCALHOST, "localhost")))
                .isTrue();
    }

    @Test
    void multicastAloneIsEnough() throws IOException, InterruptedException {
        boolean there = !new Interfaces(false).multicast().isEmpty();
        if (!there) {
            log.warn("SKIPPED: no network interface here has multicast");
        }
        assumeTrue(there, "SKIPPED: no network interface here has multicast");
        assertThat(meets(settings(DiscoveryRange.SYSTEM_DEFAULT), settings(DiscoveryRange.SYSTEM_DEFAULT)))
                .isTrue();
    }

    @Test
    void offMeetsNobody() throws IOException, InterruptedException {
        assertThat(meets(settings(DiscoveryRange.LOCALHOST), settings(DiscoveryRange.OFF)))
                .isFalse();
    }

    @Test
    void anotherDomainIsNotMet() throws IOException, InterruptedException {
        DdsSettings other = DdsSettings.local(DOMAIN + 2);
        try (DdsParticipant there = new FastDds().open("there", other, PeerListener.NONE);
                GraphObserver observer = GraphObserver.open(settings(DiscoveryRange.LOCALHOST), changes);
                GraphObserver beside = GraphObserver.open(other, changes)) {
            there.createWriter(Endpoint.ros("/a", "std_msgs/msg/String", Qos.DEFAULT));
            assertThat(changes.come("+w rt/a")).isTrue();
            assertThat(beside.endpoints()).hasSize(1);
            assertThat(observer.endpoints()).isEmpty();
        }
    }

    @Test
    void peersWithoutAddressAreRefused() {
        assertThatThrownBy(() -> GraphObserver.open(
                        settings(DiscoveryRange.SUBNET, "no-such-machine.invalid"), EndpointListener.NONE))
                .isInstanceOf(DdsException.class)
                .hasMessageContaining("no-such-machine.invalid");
    }

    @Test
    void withAllPortsTakenOthersAreSeenAllTheSame() throws IOException, InterruptedException {
        DdsSettings full = DdsSettings.local(DOMAIN + 4);
        List<DatagramSocket> taken = new ArrayList<>();
        try (DdsParticipant there = new FastDds().open("there", full, PeerListener.NONE)) {
            there.createWriter(Endpoint.ros("/a", "std_msgs/msg/String", Qos.DEFAULT));
            for (int i = 0; i < DiscoveryAddresses.PARTICIPANTS_HERE; i++) {
                taken(DiscoveryAddresses.participantPort(full.domain(), i)).ifPresent(taken::add);
            }
            try (GraphObserver observer = GraphObserver.open(full, changes)) {
                assertThat(changes.come("+w rt/a")).as("%s", observer.counts()).isTrue();
                assertThat(observer.participants()).hasSize(1);
            }
        } finally {
            taken.forEach(DatagramSocket::close);
        }
        assertThat(taken).as("the participant had the last one").hasSize(DiscoveryAddresses.PARTICIPANTS_HERE - 1);
    }

    private static Optional<DatagramSocket> taken(int port) throws IOException {
        try {
            return Optional.of(new DatagramSocket(new InetSocketAddress(port)));
        } catch (BindException e) {
            return Optional.empty();
        }
    }
}
