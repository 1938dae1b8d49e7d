package io.baton.benchmark.shape;

import io.baton.benchmark.policy.SyntheticPolicy;
import java.util.Map;

/** A way to write the process of a policy. */
public interface Shape {

  /** As it stands in tables. */
  String name();

  /** The process that an order starts. */
  String processId(SyntheticPolicy policy);

  /** All that is to be deployed for it, by file name. */
  Map<String, String> files(SyntheticPolicy policy);
}
