package io.baton.feedback;

import io.baton.observe.LedgerOutage;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The answer to whatever cannot be kept or looked up while the ledger does not answer. */
@RestControllerAdvice
class LedgerAway {

  private static final String SECONDS_UNTIL_THE_NEXT_TRY = "5";

  private final LedgerOutage outage;

  LedgerAway(LedgerOutage outage) {
    this.outage = outage;
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Object> answer(RuntimeException error) {
    if (!LedgerOutage.is(error)) {
      throw error;
    }
    outage.tell(error);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_THE_NEXT_TRY)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            Problems.detail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Ledger away",
                "Baton's ledger does not answer, so nothing was kept.",
                "Send it again in a moment."));
  }
}
