package io.baton.feedback;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /feedback/{system}}: where fulfillment systems report. */
@RestController
public class IntakeController {

  private final Intake intake;

  IntakeController(Intake intake) {
    this.intake = intake;
  }

  @PostMapping(path = "/feedback/{system}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> take(@PathVariable String system, HttpServletRequest request)
      throws IOException {
    // A byte more than allowed tells that it is too much; the rest is never held in memory.
    byte[] json = request.getInputStream().readNBytes(Intake.LARGEST + 1);
    return answer(intake.take(system, json));
  }

  /** What is answered to feedback, whichever way it came. */
  public static ResponseEntity<Object> answer(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted accepted -> answer(HttpStatus.ACCEPTED, "accepted");
      case Receipt.Duplicate duplicate -> answer(HttpStatus.OK, "duplicate");
      case Receipt.Early early -> answer(HttpStatus.ACCEPTED, "early");
      case Receipt.Late late -> answer(HttpStatus.GONE, "late");
      case Receipt.Quarantined(String problem, String remedy) ->
          ResponseEntity.accepted()
              .body(Map.of("answer", "quarantined", "reason", problem, "remedy", remedy));
      case Receipt.NoSystem noSystem -> problem(noSystem);
      case Receipt.Malformed malformed -> problem(malformed);
      case Receipt.TooLarge tooLarge ->
          Problems.of(
              HttpStatus.PAYLOAD_TOO_LARGE,
              "Feedback too large",
              tooLarge.problem(),
              tooLarge.remedy());
      case Receipt.NoRoom noRoom ->
          Problems.of(
              HttpStatus.PAYLOAD_TOO_LARGE,
              "Too much for one order",
              noRoom.problem(),
              noRoom.remedy());
    };
  }

  private static ResponseEntity<Object> answer(HttpStatus status, String answer) {
    return ResponseEntity.status(status).body(Map.of("answer", answer));
  }

  private static ResponseEntity<Object> problem(Receipt.NoSystem noSystem) {
    ProblemDetail problem =
        Problems.detail(
            HttpStatus.NOT_FOUND, "Unknown system", noSystem.problem(), noSystem.remedy());
    problem.setProperty("known", noSystem.known());
    return Problems.answer(problem);
  }

  private static ResponseEntity<Object> problem(Receipt.Malformed malformed) {
    ProblemDetail problem =
        Problems.detail(
            HttpStatus.BAD_REQUEST,
            "Feedback not understood",
            malformed.problem(),
            malformed.remedy());
    problem.setProperty("field", malformed.reading().field());
    return Problems.answer(problem);
  }
}
