package io.foresight.ros2.dds;

import io.foresight.core.text.Problems;
import io.foresight.ros2.dds.DdsException.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings for joining a DDS domain.
 *
 * @param domain 0 to {@value #MAX_DOMAIN}; participants of different domains never see each other
 * @param range where participants are searched
 * @param peers IPv4 addresses or host names that are always contacted
 */
public record DdsSettings(int domain, DiscoveryRange range, List<String> peers) {
    /** The largest domain whose ports are below 65536. */
    public static final int MAX_DOMAIN = 232;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern ADDRESS = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

    /** Checks the values and reports all problems at once. */
    public DdsSettings {
        peers = List.copyOf(peers);
        Problems problems = new Problems();
        if (domain < 0 || domain > MAX_DOMAIN) {
            problems.add("domain must be 0 to " + MAX_DOMAIN + ": " + domain);
        }
        for (String peer : peers) {
            if (!validPeer(peer)) {
                problems.add(badPeer(peer));
            }
        }
        if (!peers.isEmpty() && (range == DiscoveryRange.OFF || range == DiscoveryRange.SYSTEM_DEFAULT)) {
            problems.add("peers are listed (" + String.join(", ", peers) + "), but discovery range " + range
                    + " does not use them: set SUBNET or LOCALHOST, or unset the peers");
        }
        problems.throwIfAny(DdsSettings::refusal);
    }

    /** Settings for participants on this machine only. */
    public static DdsSettings local(int domain) {
        return new DdsSettings(domain, DiscoveryRange.LOCALHOST, List.of());
    }

    /**
     * Reads {@code ROS_DOMAIN_ID}, {@code ROS_LOCALHOST_ONLY}, {@code ROS_AUTOMATIC_DISCOVERY_RANGE} and {@code ROS_STATIC_PEERS}
     * (separated by ';'). If unset or empty: domain 0, SUBNET, no peers. {@code ROS_LOCALHOST_ONLY=1} overrides the range.
     *
     * @throws DdsException BAD_SETTINGS listing every bad value
     */
    public static DdsSettings of(Map<String, String> environment) {
        Problems problems = new Problems();
        int domain = domain(environment.getOrDefault("ROS_DOMAIN_ID", ""), problems);
        DiscoveryRange range = range(environment.getOrDefault("ROS_AUTOMATIC_DISCOVERY_RANGE", ""), problems);
        String only = environment.getOrDefault("ROS_LOCALHOST_ONLY", "");
        if (!Set.of("", "0", "1").contains(only)) {
            problems.add("ROS_LOCALHOST_ONLY must be 0 or 1: '" + only + "'");
        }
        List<String> peers = Arrays.stream(
                        environment.getOrDefault("ROS_STATIC_PEERS", "").split(";", -1))
                .map(String::strip)
                .filter(peer -> !peer.isEmpty())
                .toList();
        for (String peer : peers) {
            if (!validPeer(peer)) {
                problems.add("ROS_STATIC_PEERS: " + badPeer(peer));
            }
        }
        if (only.equals("1")) {
            range = DiscoveryRange.LOCALHOST;
            if (!peers.isEmpty()) {
                problems.add("ROS_LOCALHOST_ONLY=1 contradicts ROS_STATIC_PEERS: unset one of them"
                        + " (ROS_AUTOMATIC_DISCOVERY_RANGE=LOCALHOST allows peers)");
            }
        } else if (!peers.isEmpty() && (range == DiscoveryRange.OFF || range == DiscoveryRange.SYSTEM_DEFAULT)) {
            problems.add("ROS_STATIC_PEERS is not used with ROS_AUTOMATIC_DISCOVERY_RANGE=" + range
                    + ": set SUBNET or LOCALHOST, or unset it");
        }
        problems.throwIfAny(DdsSettings::refusal);
        return new DdsSettings(domain, range, peers);
    }

    /** Whether all traffic stays on this machine. */
    public boolean loopbackOnly() {
        return range == DiscoveryRange.LOCALHOST && peers.isEmpty();
    }

    private static int domain(String value, Problems problems) {
        if (value.isEmpty()) {
            return 0;
        }
        if (value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int domain = Integer.parseInt(value);
            if (domain <= MAX_DOMAIN) {
                return domain;
            }
        }
        problems.add("ROS_DOMAIN_ID must be an integer from 0 to " + MAX_DOMAIN
                + " (larger ones have no valid UDP ports): '" + value + "'");
        return 0;
    }

    private static DiscoveryRange range(String value, Problems problems) {
        if (value.isEmpty()) {
            return DiscoveryRange.SUBNET;
        }
        for (DiscoveryRange range : DiscoveryRange.values()) {
            if (range.name().equals(value)) {
                return range;
            }
        }
        problems.add("ROS_AUTOMATIC_DISCOVERY_RANGE must be one of "
                + Arrays.stream(DiscoveryRange.values()).map(Enum::name).collect(Collectors.joining(", ")) + ": '"
                + value + "'");
        return DiscoveryRange.SUBNET;
    }

    private static boolean validPeer(String peer) {
        return DIGITS_AND_DOTS.matcher(peer).matches()
                ? ADDRESS.matcher(peer).matches()
                : HOST.matcher(peer).matches();
    }

    private static String badPeer(String peer) {
        return "'" + peer + "' is neither an IPv4 address nor a host name";
    }

    static DdsException refusal(List<String> problems) {
        return new DdsException(Code.BAD_SETTINGS, String.join("; ", problems));
    }
}
