-- Where the trace of a key stands until its market day is worked; empty unless traces are exported.
create table followed (
    key         text        not null primary key,
    traceparent text        not null,
    at          timestamptz not null
);
create index followed_by_time on followed (at);
