package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider. */
class IssuedTokenTest {

  private static RunningBaton baton;
  private static IdentityProvider issuer;

  @BeforeAll
  static void start() throws IOException {
    issuer = new IdentityProvider();
    String[] of = issuer.properties();
    baton =
        RunningBaton.start(
            of[0],
            of[1],
            "baton.token-claim=azp",
            "baton.reporters.fraud.token-subject=risk-department",
            "baton.reporters.inventory.token-subject=risk-department");
  }

  @AfterAll
  static void stop() {
    baton.close();
    issuer.close();
  }

  @Test
  void letsASystemInByTheClaimThatIsConfigured() throws Exception {
    String token = issuer.token(risk().build());
    assertThat(report("fraud", token).statusCode()).isEqualTo(202);
    assertThat(report("inventory", token).statusCode()).isEqualTo(202);
    assertThat(report("request", token).statusCode()).isEqualTo(403);
  }

  @Test
  void takesNeitherAnotherClaimNorTheIdOfTheSystemNorItsScopeForTheSystem() throws Exception {
    List<JWTClaimsSet> others =
        List.of(
            issuer.claims("risk-department", "").build(),
            issuer.claims("fraud", "").claim("azp", "fraud").build(),
            issuer.claims("x", "system:fraud").claim("azp", "other").build(),
            issuer.claims("x", "").claim("azp", List.of("risk-department")).build());
    for (JWTClaimsSet each : others) {
      assertThat(report("fraud", issuer.token(each)).statusCode())
          .as(each.toString())
          .isIn(401, 403);
    }
  }

  @Test
  void refusesTokensThatAreNotForBatonNotOfItsIssuerOrNotOfNow() throws Exception {
    Map<String, JWTClaimsSet> wrong =
        Map.of(
            "aud", risk().audience("shop").build(),
            "no aud", risk().audience((String) null).build(),
            "iss", risk().issuer("https://other.example.com").build(),
            "exp", risk().expirationTime(Date.from(Instant.now().minusSeconds(120))).build(),
            "nbf", risk().notBeforeTime(Date.from(Instant.now().plusSeconds(120))).build());
    wrong.forEach(
        (claim, claims) -> {
          try {
            HttpResponse<String> answer = report("fraud", issuer.token(claims));
            assertThat(answer.statusCode()).as(claim).isEqualTo(401);
            assertThat(answer.body()).contains("The token is not valid");
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void refusesTokensThatSomebodyElseHasSignedOrNobody() throws Exception {
    HttpResponse<String> forged = report("fraud", issuer.forged(risk().build()));
    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(forged.body()).contains("not known here");
    assertThat(report("fraud", new PlainJWT(risk().build()).serialize()).statusCode())
        .isEqualTo(401);
    assertThat(report("fraud", "abc.def.ghi").statusCode()).isEqualTo(401);
  }

  @Test
  void saysThatTheIdentityProviderIsAwayAndGoesOnWhenItIsBack() throws Exception {
    IdentityProvider first = new IdentityProvider();
    int port = first.port();
    first.close();
    String[] of = {
      "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:" + port,
      "spring.security.oauth2.resourceserver.jwt.audiences=baton",
      "baton.reporters.fraud.token-subject=fraud"
    };
    try (RunningBaton alone = RunningBaton.start(of)) {
      HttpResponse<String> answer = report(alone, "fraud", "e30.e30.e30");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("identity provider").doesNotContain("Exception");
      try (IdentityProvider back = new IdentityProvider(port)) {
        await()
            .ignoreExceptions()
            .until(() -> report(alone, "fraud", back.token("fraud", "")).statusCode() == 202);
      }
    }
  }

  private static JWTClaimsSet.Builder risk() {
    return issuer.claims("x", "").claim("azp", "risk-department");
  }

  private static HttpResponse<String> report(String system, String token)
      throws IOException, InterruptedException {
    return report(baton, system, token);
  }

  private static HttpResponse<String> report(RunningBaton to, String system, String token)
      throws IOException, InterruptedException {
    return to.send(
        HttpRequest.newBuilder(to.uri("/feedback/" + system))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"orderId\":\"t1\",\"eventId\":\"e1\",\"status\":\"checking\"}"))
            .build());
  }
}
