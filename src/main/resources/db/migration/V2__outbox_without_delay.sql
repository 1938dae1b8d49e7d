-- What is delivered once more has a message id of its own: nothing waits any more until the engine has forgotten the first.
alter table outbox drop column not_before;
