-- Traces that go on without a header to carry them; of a call (event_id empty) and of feedback. Forgotten at the order's end.
create table trace_context (
  order_id    varchar(200) not null,
  system      varchar(100) not null,
  event_id    varchar(200) not null,
  traceparent varchar(100) not null,
  primary key (order_id, system, event_id)
);
