-- What every service needs once: where it stands in Kafka, what it has yet to send, what it could not read, which day's work is done.

create table kafka_offset (
    topic       text     not null,
    partition   int      not null,
    next_offset bigint   not null,
    topic_id    text     not null,
    primary key (topic, partition)
);

-- A row holds the encoded records of one transaction for one topic; payloads come compressed, so TOAST must not try again.
create table outbox (
    id         bigint generated always as identity primary key,
    shard      smallint    not null,
    topic      text        not null,
    records    int         not null,
    payload    bytea       not null,
    created_at timestamptz not null default clock_timestamp()
);
create index outbox_by_shard on outbox (shard, id);
alter table outbox alter column payload set storage external;
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create table lease (
    name    text        not null primary key,
    owner   text        not null,
    until   timestamptz not null
);

create table dead_letter (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    partition   int         not null,
    record_offset bigint    not null,
    record_key  bytea,
    headers     bytea       not null,
    value       bytea,
    cause       text        not null,
    state       text        not null default 'OPEN',
    outcome     text,
    recorded_at timestamptz not null default clock_timestamp(),
    unique (topic, partition, record_offset)
);

create table inbox (
    event_id    text        not null primary key,
    received_at timestamptz not null default clock_timestamp()
);
create index inbox_by_time on inbox (received_at);

create table day_tick (
    day       date   not null,
    revision  int    not null,
    source    text   not null,
    through   date   not null,
    up_to     text   not null,
    customers text[] not null,
    closed_at timestamptz not null,
    primary key (day, revision, source)
);

create table day_run (
    day        date not null,
    revision   int  not null,
    state      text not null,
    outbox_id  bigint,
    customers  int  not null default 0,
    primary key (day, revision)
);

create table work_shard (
    day       date     not null,
    revision  int      not null,
    shard     smallint not null,
    owner     text,
    until     timestamptz,
    attempt   int      not null default 0,
    done      boolean  not null default false,
    customers int      not null default 0,
    primary key (day, revision, shard)
);
