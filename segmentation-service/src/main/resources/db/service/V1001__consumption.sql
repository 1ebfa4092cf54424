-- Hot tables: written by multi-row statements, every key led by the customer so that they can be sharded. Energy is whole Wh.

create table meter_day (
    customer_id text     not null,
    day         date     not null,
    meter_id    text     not null,
    revision    int      not null,
    interval_s  int      not null,
    estimated   smallint not null,
    wh          bytea    not null,
    primary key (customer_id, day, meter_id)
);
alter table meter_day alter column wh set storage external;

-- The slot sum over a customer's meters; present is null when every meter has every slot.
create table customer_day (
    customer_id text     not null,
    day         date     not null,
    interval_s  int      not null,
    meters      int      not null,
    estimated   int      not null,
    total_wh    bigint   not null,
    wh          bytea    not null,
    present     bytea,
    primary key (customer_id, day)
);
alter table customer_day alter column wh set storage external;

create table customer_month (
    customer_id text   not null,
    month       date   not null,
    wh          bigint not null,
    slots       bigint not null,
    primary key (customer_id, month)
);

-- Which customers a shard works on, and from when to when anything is known of them.
create table customer_span (
    customer_id text     not null primary key,
    bucket      smallint not null,
    first_day   date     not null,
    last_day    date     not null
);
create index customer_span_by_bucket on customer_span (bucket, customer_id);
