-- The day slot by slot, in kWh, NaN = missing: what a feeder's loss is watched on.
alter table line_loss add column step_s int, add column supplied_slots float8[], add column head_slots float8[],
    add column sold_slots float8[];

create table loss_alert (
    feeder_id   text   not null,
    day         date   not null,
    kind        text   not null,
    since       date   not null,
    score       float8 not null,
    limit_score float8 not null,
    kwh_per_day float8 not null,
    primary key (feeder_id, day)
);
create index loss_alert_by_day on loss_alert (day);

-- How a feeder's loss of the weeks before a day splits: fixed, with the square of its load, and beside customers' meters.
create table loss_split (
    feeder_id      text   not null,
    day            date   not null,
    fixed_kw       float8 not null,
    per_kw_squared float8 not null,
    explained      float8 not null,
    primary key (feeder_id, day)
);

create table loss_suspect (
    customer_id text     not null,
    feeder_id   text     not null,
    day         date     not null,
    place       smallint not null,
    share       float8   not null,
    kwh_per_day float8   not null,
    frequency   float8   not null,
    primary key (customer_id, feeder_id, day)
);
create index loss_suspect_by_feeder on loss_suspect (feeder_id, day);

create table loss_allocation (
    customer_id text   not null,
    feeder_id   text   not null,
    day         date   not null,
    sold_kwh    float8 not null,
    loss_kwh    float8 not null,
    primary key (customer_id, feeder_id, day)
);
create index loss_allocation_by_feeder on loss_allocation (feeder_id, day);
