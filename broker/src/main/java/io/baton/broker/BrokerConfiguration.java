package io.baton.broker;

import java.net.URI;
import java.nio.file.Path;

/**
 * The configuration file of a {@link RealBroker}, on top of what its distribution brings.
 *
 * @param grpc the port for clients
 * @param management the port of health and clock
 * @param web the port of REST, Operate and Tasklist
 * @param command one port that brokers use among themselves
 * @param internal the other one
 * @param records where its exporter sends the records
 */
record BrokerConfiguration(
    int grpc, int management, int web, int command, int internal, int records) {

  String yaml(BrokerSettings settings, Path data) {
    String broker = broker(settings, data);
    // A second document of the same file.
    return settings.store().map(store -> broker + "---\n" + operate(store)).orElse(broker);
  }

  private String broker(BrokerSettings settings, Path data) {
    return """
    server: {address: 127.0.0.1, port: %d}
    management: {server: {address: 127.0.0.1, port: %d}}
    zeebe:
      clock.controlled: true
      broker:
        network:
          host: 127.0.0.1
          commandApi.port: %d
          internalApi.port: %d
        gateway:
          # StandaloneCamunda has none unless told.
          enable: true
          network: {host: 127.0.0.1, port: %d}
          # A busy machine is slow, and that is no failure.
          cluster.requestTimeout: 60s
        cluster.partitionsCount: %d
        processing.maxCommandsInBatch: %d
        threads: {cpuThreadCount: 2, ioThreadCount: 2}
        data:
          directory: %s
          logSegmentSize: 16MB
          disk.freeSpace: {processing: 500MB, replication: 250MB}
        experimental.rocksdb.memoryLimit: 64MB
        flowControl.request.enabled: %s
        backpressure.enabled: %s
        exporters:
          records:
            className: %s
            args: {%s: %d, %s: %s}
    """
        .formatted(
            web,
            management,
            command,
            internal,
            grpc,
            settings.partitions(),
            settings.maxCommandsInBatch(),
            data,
            settings.flowControl(),
            settings.flowControl(),
            RealBroker.EXPORTER,
            RecordExporter.PORT,
            records,
            RecordExporter.EVENTS_ONLY,
            settings.eventsOnly());
  }

  /** What happens is on a page after about two seconds; with the defaults it takes five. */
  private String operate(URI store) {
    return """
    zeebe.broker.exporters.opensearch:
      className: io.camunda.zeebe.exporter.opensearch.OpensearchExporter
      args:
        url: %1$s
        bulk: {delay: 1, size: 1000}
        index: {prefix: zeebe-record, createTemplate: true, numberOfShards: 1, numberOfReplicas: 0}
    camunda:
      database: {type: opensearch, clusterName: opensearch, url: "%1$s"}
      operate: &page
        database: opensearch
        username: demo
        password: demo
        opensearch: {clusterName: opensearch, url: "%1$s", numberOfShards: 1, numberOfReplicas: 0}
        zeebeOpensearch: {clusterName: opensearch, url: "%1$s", prefix: zeebe-record}
        zeebe.gatewayAddress: 127.0.0.1:%2$d
        importer: {readerBackoff: 500, schedulerBackoff: 500}
        # The REST API has the same doors, and its callers are no pages.
        csrfPreventionEnabled: false
      tasklist:
        <<: *page
        # It would set up a plugin that the store does not have.
        archiverEnabled: false
    """
        .formatted(store, grpc);
  }
}
