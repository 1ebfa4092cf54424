create table contract (
    contract_id text     not null,
    customer_id text     not null,
    product     text,
    first_day   date     not null,
    end_day     date,
    price       numeric,
    currency    text,
    monthly_kwh float8[] not null,
    tolerance   float8,
    epoch       bigint   not null,
    sequence    bigint   not null,
    primary key (customer_id, contract_id)
);
create index contract_by_id on contract (contract_id);

-- Of service events only what interrupts a load is kept.
create table interruption (
    customer_id      text        not null,
    service_event_id text        not null,
    kind             text        not null,
    start_at         timestamptz not null,
    end_at           timestamptz,
    primary key (customer_id, service_event_id)
);

-- A value that was observed counts as issued when it was observed; region '' is the whole market.
create table indicator (
    indicator text        not null,
    region    text        not null,
    at        timestamptz not null,
    issued_at timestamptz not null,
    value     float8      not null,
    unit      text,
    source    text,
    primary key (indicator, region, at, issued_at)
);
