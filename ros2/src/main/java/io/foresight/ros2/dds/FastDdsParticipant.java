package io.foresight.ros2.dds;

import io.foresight.ros2.dds.DdsException.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import us.ihmc.rtps.impl.fastRTPS.NativeParticipantImpl;
import us.ihmc.rtps.impl.fastRTPS.NativeParticipantListener;

/** A Fast DDS participant with its types and endpoints. */
final class FastDdsParticipant implements DdsParticipant {
    private final String name;
    private final Delivery delivery;
    private final Peers peers;
    private final NativeParticipantImpl participant;
    private final Guid guid;
    private final ReceiveBuffer receiveBuffer = new ReceiveBuffer();
    private final Map<String, Integer> limits = new HashMap<>();
    private final List<AutoCloseable> endpoints = new ArrayList<>();
    private boolean closed;

    FastDdsParticipant(String name, DdsSettings settings, PeerListener listener) {
        this.name = name;
        FastDdsProfile profile = FastDdsProfile.participant(name, settings);
        delivery = new Delivery(name);
        peers = new Peers(listener, delivery);
        try {
            participant = new NativeParticipantImpl(
                    profile.name(), profile.xml(), profile.xml().length(), peers);
        } catch (IOException | RuntimeException e) {
            delivery.close();
            throw new DdsException(
                    Code.REFUSED,
                    "participant '" + name + "' of domain " + settings.domain() + " cannot be opened (" + e.getMessage()
                            + "): see the library's message on standard error; check whether all ports of the domain are in use",
                    e);
        }
        guid = Guid.ofNative(participant.getGuidHigh(), participant.getGuidLow());
    }

    @Override
    public Guid guid() {
        return guid;
    }

    @Override
    public synchronized DdsWriter createWriter(Endpoint endpoint) {
        register(endpoint);
        FastDdsWriter writer = new FastDdsWriter(participant, endpoint, this::forget);
        endpoints.add(writer);
        return writer;
    }

    @Override
    public synchronized DdsReader createReader(Endpoint endpoint, DdsListener listener) {
        register(endpoint);
        receiveBuffer.hold(endpoint.limitBytes());
        FastDdsReader reader =
                new FastDdsReader(participant, endpoint, listener, receiveBuffer, delivery, this::forget);
        endpoints.add(reader);
        return reader;
    }

    private void register(Endpoint endpoint) {
        if (closed) {
            throw new DdsException(Code.CLOSED, "participant '" + name + "' is closed");
        }
        Integer limit = limits.putIfAbsent(endpoint.type(), endpoint.limitBytes());
        if (limit == null) {
            participant.registerType(endpoint.type(), endpoint.limitBytes());
        } else if (limit != endpoint.limitBytes()) {
            throw new DdsException(
                    Code.BAD_SETTINGS,
                    "type " + endpoint.type() + " has a limit of " + limit + " bytes in participant '" + name + "', "
                            + endpoint.topic() + " requests " + endpoint.limitBytes() + ": use the same limit for all");
        }
    }

    private synchronized void forget(AutoCloseable endpoint) {
        endpoints.remove(endpoint);
    }

    @Override
    public void close() {
        List<AutoCloseable> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = List.copyOf(endpoints);
        }
        for (AutoCloseable endpoint : open) {
            if (endpoint instanceof DdsWriter writer) {
                writer.close();
            } else if (endpoint instanceof DdsReader reader) {
                reader.close();
            }
        }
        participant.delete();
        peers.delete();
        receiveBuffer.close();
        delivery.close();
    }

    /** Called by the library's threads. */
    private static final class Peers extends NativeParticipantListener {
        private static final int DISCOVERED = 0;
        private static final int CHANGED = 1;

        private final PeerListener listener;
        private final Delivery delivery;

        Peers(PeerListener listener, Delivery delivery) {
            this.listener = listener;
            this.delivery = delivery;
        }

        @Override
        public void onParticipantDiscovery(long info, long high, long low, int status) {
            if (status == CHANGED) {
                return;
            }
            Guid peer = Guid.ofNative(high, low);
            String peerName = getName(info);
            delivery.post(() -> listener.changed(peer, peerName, status == DISCOVERED));
        }
    }
}
