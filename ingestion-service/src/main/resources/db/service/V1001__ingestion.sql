-- The register: the current state of customers, meters and feeders, and all that ever held.

create table customer (
    id            text   not null primary key,
    state         text   not null,
    sequence      bigint not null,
    valid_from    date   not null,
    contracted_kw double precision
);

create table meter (
    id          text   not null primary key,
    state       text   not null,
    sequence    bigint not null,
    valid_from  date   not null,
    kind        text   not null,
    customer_id text,
    feeder_id   text,
    channels    text   not null,
    interval_s  int,
    rated_kva   double precision,
    status      text   not null
);

create table feeder (
    id         text   not null primary key,
    state      text   not null,
    sequence   bigint not null,
    valid_from date   not null
);

create table register_history (
    id          text   not null,
    sort        text   not null,
    sequence    bigint not null,
    valid_from  date   not null,
    kind        text,
    customer_id text,
    feeder_id   text,
    status      text,
    state       text   not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (id, sort, sequence)
);

-- Uploads, and what the stream found in them.

create table upload (
    id          text        not null primary key,
    format      text        not null,
    accepted    bigint      not null,
    rejected    bigint      not null,
    readings    bigint      not null,
    errors      text        not null,
    complete    boolean     not null,
    received_at timestamptz not null
);

create table upload_stream (
    id        text   not null primary key,
    applied   bigint not null,
    repeated  bigint not null,
    outdated  bigint not null,
    findings  bigint not null
);

-- Meter-days: energy in whole Wh, the smallest bigint where a slot is missing; revised_at has one entry if all slots share it.

create table meter_day (
    meter_id     text     not null,
    channel      text     not null,
    day          date     not null,
    interval_s   int      not null,
    wh           bigint[] not null,
    quality      text     not null,
    revised_at   bigint[] not null,
    present      int      not null,
    revision     int      not null,
    grade        text     not null,
    kind         text     not null,
    customer_id  text,
    feeder_id    text,
    available_at timestamptz not null,
    primary key (meter_id, channel, day)
);
create index meter_day_by_day on meter_day (day, grade);
alter table meter_day set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

-- Values that came too late to count, or contradict others: kept as they came, applied nowhere.
create table reading_unapplied (
    meter_id   text   not null,
    channel    text   not null,
    day        date   not null,
    revised_at bigint not null,
    digest     text   not null,
    reason     text   not null,
    upload_id  text   not null,
    block      bytea  not null,
    primary key (meter_id, channel, day, revised_at, digest)
);

create table finding (
    id       text not null primary key,
    meter_id text not null,
    channel  text not null,
    day      date not null,
    rule     text not null,
    severity text not null,
    slot     int,
    detail   text not null,
    found_at timestamptz not null
);
create index finding_by_meter on finding (meter_id, day);

-- Market days; revision 0 is an open one.

create table market_day (
    day       date not null primary key,
    revision  int  not null default 0,
    closing   boolean not null default false,
    meters    int  not null default 0,
    coverage  double precision not null default 0,
    grade_a   int  not null default 0,
    grade_b   int  not null default 0,
    grade_c   int  not null default 0,
    grade_f   int  not null default 0,
    closed_at timestamptz
);

create table late_change (
    day         date not null,
    customer_id text not null,
    taken       boolean not null default false,
    primary key (day, customer_id)
);
