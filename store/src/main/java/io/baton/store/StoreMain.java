package io.baton.store;

import java.io.IOException;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node, for this machine only: {@code StoreMain <folder> <http port> <transport
 * port>}. It runs until its process is ended.
 */
public final class StoreMain {
  private StoreMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String folder = arguments[0];
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild(
        (number, settings) -> {
          settings.put("network.host", "127.0.0.1");
          settings.put("http.port", arguments[1]);
          settings.put("transport.port", arguments[2]);
          settings.put("discovery.type", "single-node"); // It need not wait for others.
          // A machine whose disk is nearly full has room enough for this.
          settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
          // Operate and Tasklist have many indices.
          settings.put("cluster.max_shards_per_node", 3000);
        });
    runner.build(
        OpenSearchRunner.newConfigs().basePath(folder).clusterName("opensearch").numOfNode(1));
    Thread.currentThread().join(); // Its own threads would let the JVM end.
  }
}
