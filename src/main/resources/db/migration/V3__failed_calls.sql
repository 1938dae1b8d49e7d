-- Calls of systems that failed and are tried again, until they become an incident or the order ends.
create table failed_call (
  call_key varchar(1000) primary key,
  order_id varchar(200)  not null,
  tries    integer       not null
);

create index failed_call_of_order on failed_call (order_id);
