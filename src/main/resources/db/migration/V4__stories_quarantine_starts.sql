-- Which application delivers this just now, if several share the ledger, and since when it waits.
alter table outbox add column claimed_until bigint default 0 not null;
alter table outbox add column waiting_since bigint default 0 not null;
update outbox set waiting_since = (select f.received_at from feedback f where f.id = outbox.feedback_id);

-- Whether it came as the answer to a trigger call: the process has it from its job.
alter table feedback add column is_reply boolean default false not null;

-- When the newest call was taken by its system, and what has kept it, or an instruction, from being taken so far.
alter table triggered_system add column taken_at bigint;
alter table triggered_system add column trouble varchar(1000);

-- Feedback that waits for a person's decision; what was dropped is kept, so that it stays known.
create table quarantine (
  feedback_id bigint primary key references feedback (id),
  reason      varchar(20) not null,
  since       bigint      not null,
  dropped_at  bigint
);

-- What the jobs of an order told of it, beside its feedback; ref makes it happen once however often the job comes.
create table order_event (
  id       bigint generated always as identity primary key,
  order_id varchar(200)    not null,
  at       bigint          not null,
  kind     varchar(20)     not null,
  ref      varchar(300)    not null,
  detail   varchar(100000) not null,
  constraint order_event_happens_once unique (order_id, kind, ref)
);

-- Orders that came over HTTP; next_at is when the engine is asked to start one (again), null once one of its jobs was seen.
create table order_start (
  order_id      varchar(200)     primary key,
  business_type varchar(200)     not null,
  content       varchar(1000000) not null,
  received_at   bigint           not null,
  times         int default 0    not null,
  next_at       bigint
);
