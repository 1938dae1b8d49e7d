-- Looked for every second, and at every new order.
create index order_start_next on order_start (next_at);
