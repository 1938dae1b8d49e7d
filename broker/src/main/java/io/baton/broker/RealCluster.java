package io.baton.broker;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BrokerInfo;
import io.camunda.client.api.response.PartitionInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Camunda brokers in processes of their own that are one cluster: each partition is on all of them,
 * so that any one of three may be away.
 *
 * <p>Its clients come through a load balancer that knows nothing but who listens. Between the
 * brokers, and before each one's gateway, are gates, so that a broker can be cut off. What brokers
 * gossip in datagrams does not pass the gates; they then tell it when they probe each other.
 */
public final class RealCluster implements RealEngine {
  private final List<RealBroker> brokers = new ArrayList<>();
  private final List<ClusterMember> members = new ArrayList<>();
  private final List<Gate> gateways = new ArrayList<>();
  private final RecordLog records = new RecordLog();
  private final Gate loadBalancer;

  private RealCluster(BrokerSettings settings, int size) throws IOException {
    List<Integer> ports = FreePorts.find(2 * size);
    List<Gate> contacts = new ArrayList<>();
    for (int nodeId = 0; nodeId < size; nodeId++) {
      int internal = ports.get(2 * nodeId);
      int command = ports.get(2 * nodeId + 1);
      contacts.add(Gate.before(internal));
      members.add(
          new ClusterMember(
              nodeId,
              size,
              internal,
              command,
              contacts.get(nodeId),
              Gate.before(command),
              contacts));
    }
    for (ClusterMember member : members) {
      RealBroker broker = new RealBroker(settings, records, Optional.of(member));
      brokers.add(broker);
      gateways.add(Gate.before(broker.grpcPort()));
    }
    loadBalancer = Gate.before(gateways.stream().mapToInt(Gate::port).toArray());
  }

  /** Starts so many brokers and waits until all are ready. */
  public static RealCluster start(BrokerSettings settings, int size) {
    try {
      RealCluster cluster = new RealCluster(settings, size);
      cluster.brokers.forEach(RealBroker::begin);
      cluster.brokers.forEach(RealBroker::awaitReady);
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI grpcAddress() {
    return URI.create("http://127.0.0.1:" + loadBalancer.port());
  }

  @Override
  public RecordLog records() {
    return records;
  }

  /** The clocks of all brokers, which must be there when it is moved. */
  @Override
  public EngineClock clock() {
    return new EngineClock() {
      @Override
      public Instant now() {
        return brokers.getFirst().clock().now();
      }

      @Override
      public void advance(Duration duration) {
        brokers.forEach(broker -> broker.clock().advance(duration));
      }
    };
  }

  /** The broker that leads a partition; empty: nobody. */
  public Optional<Integer> leaderOf(int partition) {
    return topology().stream()
        .filter(broker -> leads(broker).anyMatch(led -> led == partition))
        .map(BrokerInfo::getNodeId)
        .findFirst();
  }

  /** A broker that leads as few partitions as any, best none. */
  public int follower() {
    return topology().stream()
        .min(Comparator.comparingLong(broker -> leads(broker).count()))
        .map(BrokerInfo::getNodeId)
        .orElseThrow();
  }

  /** The partitions that a broker leads. */
  public List<Integer> ledBy(int nodeId) {
    return topology().stream()
        .filter(broker -> broker.getNodeId() == nodeId)
        .flatMap(RealCluster::leads)
        .toList();
  }

  private static Stream<Integer> leads(BrokerInfo broker) {
    return broker.getPartitions().stream()
        .filter(PartitionInfo::isLeader)
        .map(PartitionInfo::getPartitionId);
  }

  private List<BrokerInfo> topology() {
    try (CamundaClient client = newClient().build()) {
      return client.newTopologyRequest().send().join().getBrokers();
    }
  }

  /** Ends a broker at once, as {@code kill -9} does. */
  public void kill(int nodeId) {
    brokers.get(nodeId).kill();
  }

  /** Starts it with the data that it had, and waits until it has its part of every partition. */
  public void startAgain(int nodeId) {
    brokers.get(nodeId).startAgain();
  }

  /** Takes a broker off the network: neither brokers nor clients reach it, nor it them. */
  public void cut(int nodeId) {
    long process = brokers.get(nodeId).pid();
    gateways.get(nodeId).cut();
    for (ClusterMember member : members) {
      if (member.nodeId() == nodeId) {
        member.internalGate().cut();
        member.commandGate().cut();
      } else {
        member.internalGate().cutFor(from -> SocketOwner.isOtherEndOf(from, process));
        member.commandGate().cutFor(from -> SocketOwner.isOtherEndOf(from, process));
      }
    }
  }

  /** Puts it back, and waits until it takes part again. */
  public void mend(int nodeId) {
    gateways.get(nodeId).mend();
    for (ClusterMember member : members) {
      member.internalGate().mend();
      member.commandGate().mend();
    }
    brokers.get(nodeId).awaitReady();
  }

  @Override
  public void close() {
    loadBalancer.close();
    brokers.forEach(RealBroker::kill); // All of them, before the first one's records are gone.
    brokers.forEach(RealBroker::close);
    gateways.forEach(Gate::close);
    members.forEach(
        member -> {
          member.internalGate().close();
          member.commandGate().close();
        });
  }
}
