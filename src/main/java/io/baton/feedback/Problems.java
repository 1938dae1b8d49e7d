package io.baton.feedback;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Answers that tell what is wrong and what to do (RFC 9457, and a {@code remedy}). */
public final class Problems {

  private Problems() {}

  public static ResponseEntity<Object> of(
      HttpStatus status, String title, String problem, String remedy) {
    return answer(detail(status, title, problem, remedy));
  }

  /** The same, to add properties to. */
  public static ProblemDetail detail(
      HttpStatus status, String title, String problem, String remedy) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, problem);
    detail.setTitle(title);
    detail.setProperty("remedy", remedy);
    return detail;
  }

  public static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
