-- Times are milliseconds since 1970, UTC.

create table fulfillment_order (
  order_id      varchar(200) primary key,
  business_type varchar(200) not null,
  state         varchar(10)  not null check (state in ('RUNNING', 'PAUSED', 'ENDED')),
  paused_at     bigint,
  outcome       varchar(1000)
);

-- The newest call of each system; called_at is when its key was seen first.
create table triggered_system (
  order_id  varchar(200)  not null,
  system    varchar(100)  not null,
  call_key  varchar(1000) not null,
  called_at bigint        not null,
  primary key (order_id, system)
);

-- All that systems ever reported; the id is the order of arrival.
create table feedback (
  id           bigint generated always as identity primary key,
  order_id     varchar(200)    not null,
  system       varchar(100)    not null,
  event_id     varchar(200)    not null,
  content      varchar(600000) not null,
  received_at  bigint          not null,
  published_at bigint,
  constraint feedback_acts_once unique (order_id, system, event_id)
);

-- What is still to be published.
create table outbox (
  feedback_id bigint primary key references feedback (id),
  not_before  bigint not null
);
