package io.baton.broker;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What makes a {@link RealBroker} one of a cluster, each of whose partitions is on all brokers.
 *
 * <p>Others reach it through gates: what it says of its addresses are theirs.
 *
 * @param nodeId from 0 on
 * @param size how many brokers there are
 * @param internal the port at which other brokers reach it
 * @param command the port at which gateways reach it
 * @param internalGate the gate before the first
 * @param commandGate the gate before the second
 * @param contacts the gates through which the brokers find each other
 */
record ClusterMember(
    int nodeId,
    int size,
    int internal,
    int command,
    Gate internalGate,
    Gate commandGate,
    List<Gate> contacts) {

  /** To be appended to the configuration of a single broker. */
  String yaml() {
    return """
    ---
    zeebe.broker:
      network:
        internalApi: {port: %d, advertisedHost: 127.0.0.1, advertisedPort: %d}
        commandApi: {port: %d, advertisedHost: 127.0.0.1, advertisedPort: %d}
      cluster:
        nodeId: %d
        clusterSize: %d
        replicationFactor: %d
        initialContactPoints: [%s]
        # With the defaults, 250ms and 2500ms, a machine that is busy with all of them elects again and again.
        heartbeatInterval: 500ms
        electionTimeout: 5s
        membership: {probeTimeout: 1s, failureTimeout: 5s}
    """
        .formatted(
            internal,
            internalGate.port(),
            command,
            commandGate.port(),
            nodeId,
            size,
            size,
            contacts.stream()
                .map(gate -> "\"127.0.0.1:" + gate.port() + "\"")
                .collect(Collectors.joining(", ")));
  }
}
