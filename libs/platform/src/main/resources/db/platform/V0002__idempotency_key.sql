-- What was asked under which Idempotency-Key, and the answer; a row lives for a day.
create table idempotency_key (
    key          text        not null primary key,
    request_hash bytea       not null,
    state        text        not null,
    status       int,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    since        timestamptz not null default clock_timestamp()
);
create index idempotency_key_by_time on idempotency_key (since);
