-- What is known of customers and of the market besides readings. Dated, so that any past day can be looked at again.

-- Every state a customer had; the newest one is in table customer as well.
create table customer_state (
    customer_id    text        not null,
    epoch          bigint      not null,
    sequence       bigint      not null,
    valid_from     timestamptz not null,
    kind           text,
    sector         text,
    region         text,
    voltage_kv     float8,
    contracted_kva float8,
    critical       boolean,
    tariff_id      text,
    competitive    boolean,
    arrears_days   int,
    annual_revenue numeric,
    parent_id      text,
    attributes     jsonb       not null,
    primary key (customer_id, epoch, sequence)
);

create table contract (
    contract_id text    not null primary key,
    customer_id text    not null,
    product     text,
    from_day    date    not null,
    to_day      date,
    price       numeric,
    currency    text,
    monthly_kwh float8[] not null,
    tolerance   float8,
    notice_days int,
    epoch       bigint  not null,
    sequence    bigint  not null
);
create index contract_by_customer on contract (customer_id);

create table service_event (
    customer_id      text        not null,
    service_event_id text        not null,
    kind             text        not null,
    from_at          timestamptz not null,
    to_at            timestamptz,
    severity         text,
    ref              text,
    primary key (customer_id, service_event_id)
);

-- Observations; what was forecast is nobody's fact. No region means everywhere.
create table indicator (
    indicator text        not null,
    region    text        not null,
    at        timestamptz not null,
    value     float8      not null,
    unit      text,
    source    text,
    primary key (indicator, at, region)
);

create table tariff (
    tariff_id     text   not null primary key,
    name          text,
    currency      text,
    valid_from    date,
    valid_to      date,
    prices        jsonb  not null,
    slots         text[] not null,
    weekend_slots text[] not null,
    epoch         bigint not null,
    sequence      bigint not null
);
