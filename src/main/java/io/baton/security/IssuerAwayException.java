package io.baton.security;

import org.springframework.security.core.AuthenticationException;

/** A token cannot be checked, because the identity provider's keys cannot be fetched. */
class IssuerAwayException extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  IssuerAwayException(Throwable cause) {
    super("The identity provider does not answer.", cause);
  }
}
