package io.baton.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.observe.JobWatch;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.CompleteJobResponse;
import io.camunda.client.api.worker.JobClient;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of a job's end when the engine does not take it at once; its answers are made up.
 */
class JobDeskTest {

  private final JobClient client = mock(RETURNS_DEEP_STUBS);
  private final ActivatedJob job = mock();
  private final CamundaFuture<CompleteJobResponse> answer = mock();
  private final Deque<Status> answers = new ArrayDeque<>();
  private final JobWatch watch = mock(RETURNS_DEEP_STUBS);
  private final JobDesk desk = new JobDesk(Clock.systemUTC(), watch);

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {
        "UNKNOWN",
        "INTERNAL",
        "CANCELLED",
        "UNAVAILABLE",
        "ABORTED",
        "DEADLINE_EXCEEDED",
        "RESOURCE_EXHAUSTED"
      })
  void isToldAgainAfterABrokenConnectionOrAFailover(Status.Code code) {
    assertThat(told(List.of(code.toStatus(), code.toStatus(), Status.OK))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"NOT_FOUND", "FAILED_PRECONDITION", "INVALID_ARGUMENT"})
  void isToldNoMoreWhenTheEngineWillNotTakeIt(Status.Code code) {
    assertThat(told(List.of(code.toStatus(), Status.OK))).containsExactly(Status.OK);
  }

  @Test
  void isToldNoMoreWhenTheEngineGivesTheJobToAnother() {
    when(job.getDeadline()).thenReturn(System.currentTimeMillis() - 1);
    assertThat(answersLeft(List.of(Status.UNKNOWN, Status.OK))).containsExactly(Status.OK);
  }

  /** Returns the answers that nobody asked for. */
  private Deque<Status> told(List<Status> given) {
    when(job.getDeadline())
        .thenReturn(System.currentTimeMillis() + Duration.ofMinutes(1).toMillis());
    return answersLeft(given);
  }

  private Deque<Status> answersLeft(List<Status> given) {
    answers.addAll(given);
    when(client.newCompleteCommand(anyLong()).variables(anyString()).send()).thenReturn(answer);
    when(answer.join())
        .thenAnswer(
            call -> {
              Status next = answers.remove();
              if (!next.isOk()) {
                throw new ClientStatusException(next, next.asRuntimeException());
              }
              return mock(CompleteJobResponse.class);
            });
    desk.work(client, job, JobOutcome::completed);
    return answers;
  }
}
