package io.baton.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What applications have deployed, kept in the ledger that they share: the engine tells neither
 * which versions it has nor what is in them.
 */
@Repository
class DeployedVersions {

  private final JdbcClient jdbc;
  private final ObjectMapper mapper;

  DeployedVersions(JdbcClient jdbc, ObjectMapper mapper) {
    this.jdbc = jdbc;
    this.mapper = mapper;
  }

  /**
   * What the policy of a version says about statuses.
   *
   * @param known empty if it leaves them open
   */
  record Statuses(Optional<Set<String>> known) {}

  /** Notes the newest version of what is in a file. */
  @Transactional
  public void note(ProcessFile file, Deployed deployed) {
    // What the ledger takes for newer is of an engine whose data are lost.
    jdbc.sql("delete from deployed_version where id = ? and version >= ?")
        .params(deployed.id(), deployed.version())
        .update();
    jdbc.sql("insert into deployed_version (id, version, sha256, statuses) values (?, ?, ?, ?)")
        .params(deployed.id(), deployed.version(), sha256(file), statuses(file))
        .update();
  }

  /** The newest version of a process that was made from this very file; empty if none is known. */
  Optional<Integer> madeFrom(ProcessFile file, String processId) {
    return jdbc.sql("select max(version) from deployed_version where id = ? and sha256 = ?")
        .params(processId, sha256(file))
        .query((row, n) -> Optional.ofNullable(row.getObject(1, Integer.class)))
        .single();
  }

  /** Those that are known to be newer than a version. */
  List<Integer> newerThan(String processId, int version) {
    return jdbc.sql("select version from deployed_version where id = ? and version > ?")
        .params(processId, version)
        .query(Integer.class)
        .list();
  }

  /** The statuses of a version; empty if nobody has told of it. */
  Optional<Statuses> statuses(String processId, int version) {
    return jdbc.sql("select statuses from deployed_version where id = ? and version = ?")
        .params(processId, version)
        .query((row, n) -> new Statuses(read(row.getString(1))))
        .optional();
  }

  private static String sha256(ProcessFile file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.content()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private @Nullable String statuses(ProcessFile file) {
    Optional<Set<String>> statuses = file.facts().flatMap(ProcessFacts::statuses);
    try {
      return statuses.isEmpty() ? null : mapper.writeValueAsString(statuses.get());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts cannot be written as JSON.", e);
    }
  }

  private Optional<Set<String>> read(@Nullable String json) {
    try {
      return json == null
          ? Optional.empty()
          : Optional.of(mapper.readValue(json, new TypeReference<>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The ledger holds statuses that are not JSON.", e);
    }
  }
}
