-- A customer whose data were not fit to forecast from on a closed day, and was served the fallback.
create table input_finding (
    customer_id text   not null,
    day         date   not null,
    finding     text   not null,
    coverage    float8 not null,
    primary key (customer_id, day)
);
create index input_finding_by_day on input_finding (day);

create table promotion (
    customer_id text not null,
    day         date not null,
    from_model  text not null,
    to_model    text not null,
    reason      text not null,
    primary key (customer_id, day)
);
create index promotion_by_day on promotion (day);

create table alarm (
    level       text     not null,
    id          text     not null,
    lead        smallint not null,
    kind        text     not null,
    raised_on   date     not null,
    cleared_on  date,
    value       float8   not null,
    limit_value float8   not null,
    primary key (level, id, lead, kind, raised_on)
);

-- What was left of an issued forecast, shifted by what had come by then. The forecast itself is never changed.
create table intraday_forecast (
    id            text        not null,
    level         text        not null,
    known_through timestamptz not null,
    day           date        not null,
    interval_s    int         not null,
    shift_kwh     float8      not null,
    deciles       float8[]    not null,
    primary key (id, level, known_through)
);
