-- What a customer is served: a blend, or one model alone, each part with what it has learnt (numbers of single precision). The table model,
-- which knew one part only, is left for replicas of the release before and is no longer read.
create table ensemble (
    customer_id    text     not null primary key,
    bucket         smallint not null,
    served         text     not null,
    reason         text     not null,
    interval_s     int      not null,
    first_day      date     not null,
    trained_on     date     not null,
    tuned_on       date     not null,
    warm           boolean  not null,
    penalty        float8,
    half_life_days float8,
    mase           float8,
    naive_mase     float8,
    trials         text[]   not null,
    trial_weights  float8[] not null,
    trial_mase     float8[] not null,
    parts          text[]   not null,
    part_weights   float8[] not null,
    learnt         bytea[]  not null,
    release        int      not null
);

alter table backtest
    add column served_mase float8,
    add column served_wape float8;
