-- Hot tables are led by the owner's id. Energy is whole watt-hours held in doubles, exact up to 2^53 in any order of summing, because only a
-- double array can say "missing" (NaN) without a null bitmap.

create table customer (
    customer_id text     not null primary key,
    bucket      smallint not null,
    kind        text     not null,
    region      text,
    epoch       bigint   not null,
    sequence    bigint   not null
);
create index customer_by_bucket on customer (bucket, customer_id);

create table meter (
    meter_id       text        not null primary key,
    kind           text        not null,
    customer_id    text,
    feeder_id      text,
    accuracy_class text,
    active         boolean     not null,
    valid_from     timestamptz not null,
    epoch          bigint      not null,
    sequence       bigint      not null
);
create index meter_by_customer on meter (customer_id);
create index meter_by_feeder on meter (feeder_id);

create table feeder (
    feeder_id      text   not null primary key,
    name           text,
    parent_id      text,
    voltage_kv     float8,
    resistance_ohm float8,
    no_load_kw     float8,
    epoch          bigint not null,
    sequence       bigint not null
);

create table meter_day (
    owner_id     text        not null,
    meter_id     text        not null,
    channel      text        not null,
    day          date        not null,
    bucket       smallint    not null,
    kind         text        not null,
    feeder_id    text,
    interval_s   int         not null,
    wh           float8[]    not null,
    present      smallint    not null,
    estimated    smallint    not null,
    revision     int         not null,
    available_at timestamptz not null,
    primary key (owner_id, meter_id, channel, day)
);
create index meter_day_by_day on meter_day (day, feeder_id);

create table model (
    customer_id    text     not null primary key,
    bucket         smallint not null,
    served         text     not null,
    reason         text     not null,
    interval_s     int      not null,
    trained_on     date     not null,
    tuned_on       date     not null,
    days           int      not null,
    penalty        float8   not null,
    half_life_days float8   not null,
    scale_kwh      float8   not null,
    ridge_mase     float8,
    naive_mase     float8,
    coefficients   float8[] not null
);

-- One row a closed day: both lead days, decile by decile.
create table forecast (
    id         text        not null,
    level      text        not null,
    day        date        not null,
    bucket     smallint    not null,
    made_at    timestamptz not null,
    start_at   timestamptz not null,
    interval_s int         not null,
    slots_1    smallint    not null,
    slots_2    smallint    not null,
    deciles    float8[]    not null,
    model      text        not null,
    grade      text        not null,
    mase       float8,
    scale_kwh  float8,
    customers  int         not null,
    primary key (id, level, day)
);
create index forecast_by_day on forecast (day, level, bucket);

-- Actual minus P50 by clock slot; backtested where nothing had been issued yet.
create table residual (
    id         text     not null,
    level      text     not null,
    lead       smallint not null,
    day        date     not null,
    bucket     smallint not null,
    interval_s int      not null,
    issued     boolean  not null,
    kwh        float8[] not null,
    primary key (id, level, lead, day)
);
create index residual_by_day on residual (day, level, bucket);

create table accuracy (
    id               text     not null,
    level            text     not null,
    day              date     not null,
    lead             smallint not null,
    bucket           smallint not null,
    model            text     not null,
    slots            int      not null,
    absolute_error   float8   not null,
    squared_error    float8   not null,
    error            float8   not null,
    absolute_actual  float8   not null,
    percentage_error float8   not null,
    percentage_slots int      not null,
    pinball          float8   not null,
    covered          int      not null,
    scale_kwh        float8,
    primary key (id, level, day, lead)
);
create index accuracy_by_day on accuracy (day, level);

create table line_loss (
    feeder_id         text   not null,
    day               date   not null,
    supplied_kwh      float8 not null,
    sold_kwh          float8 not null,
    loss_kwh          float8 not null,
    technical_kwh     float8,
    coverage          float8 not null,
    error_kwh         float8 not null,
    customers         int    not null,
    primary key (feeder_id, day)
);

create table backtest (
    backtest_id text not null primary key,
    customer_id text not null,
    first_day   date not null,
    last_day    date not null,
    state       text not null,
    days        int,
    ridge_mase  float8,
    naive_mase  float8,
    ridge_wape  float8,
    naive_wape  float8,
    failure     text
);
