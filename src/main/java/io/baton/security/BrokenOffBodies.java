package io.baton.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers those whose body breaks off while a controller reads it. Otherwise each would leave a
 * stack trace in the log, and anybody with a token could fill it.
 */
@RestControllerAdvice
class BrokenOffBodies {

  private static final Logger log = LoggerFactory.getLogger(BrokenOffBodies.class);

  private final Refusals refusals;

  BrokenOffBodies(Refusals refusals) {
    this.refusals = refusals;
  }

  @ExceptionHandler(IOException.class)
  void answer(IOException reason, HttpServletResponse response) throws IOException {
    log.debug("A body broke off", reason);
    refusals.send(response, Refusal.BROKEN_OFF);
  }
}
