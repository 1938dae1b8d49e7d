-- Versions of processes and forms that applications have deployed: by the hash of the file, and the statuses that the
-- policy knows as a JSON list, null if it leaves them open.
create table deployed_version (
  id       varchar(255)    not null,
  version  int             not null,
  sha256   varchar(64)     not null,
  statuses varchar(200000),
  primary key (id, version)
);

-- The version of its process that an order runs; null for orders that began before this was noted.
alter table fulfillment_order add column process_version int;
