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
class IntakeController {

  private final Intake intake;

  IntakeController(Intake intake) {
    this.intake = intake;
  }

  @PostMapping(path = "/feedback/{system}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> take(@PathVariable String system, HttpServletRequest request)
      throws IOException {
    // A byte more than allowed tells that it is too much; the rest is never held in memory.
    byte[] json = request.getInputStream().readNBytes(Intake.LARGEST + 1);
    return switch (intake.take(system, json)) {
      case Receipt.Accepted accepted -> answer(HttpStatus.ACCEPTED, "accepted");
      case Receipt.Duplicate duplicate -> answer(HttpStatus.OK, "duplicate");
      case Receipt.Early early -> answer(HttpStatus.ACCEPTED, "early");
      case Receipt.Late late -> answer(HttpStatus.GONE, "late");
      case Receipt.UnknownSystem unknown -> problem(unknown);
      case Receipt.Malformed malformed -> problem(malformed.reading());
      case Receipt.TooLarge tooLarge -> problem(tooLarge);
    };
  }

  private static ResponseEntity<Object> answer(HttpStatus status, String answer) {
    return ResponseEntity.status(status).body(Map.of("answer", answer));
  }

  private static ResponseEntity<Object> problem(Receipt.UnknownSystem unknown) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.NOT_FOUND, "No policy knows this fulfillment system.");
    problem.setTitle("Unknown system");
    problem.setProperty("known", unknown.known());
    problem.setProperty(
        "remedy",
        "Report under one of the known ids, or deploy a policy that triggers this system.");
    return answer(problem);
  }

  private static ResponseEntity<Object> problem(Reading.Malformed malformed) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, malformed.problem());
    problem.setTitle("Feedback not understood");
    problem.setProperty("field", malformed.field());
    problem.setProperty("remedy", malformed.remedy());
    return answer(problem);
  }

  private static ResponseEntity<Object> problem(Receipt.TooLarge tooLarge) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "Feedback may have " + tooLarge.limit() / 1024 + " KB at most.");
    problem.setTitle("Feedback too large");
    problem.setProperty("remedy", "Send a reference to large contents, not the contents.");
    return answer(problem);
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
