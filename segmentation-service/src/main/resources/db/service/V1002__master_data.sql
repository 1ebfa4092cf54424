create table customer (
    customer_id      text     not null primary key,
    bucket           smallint not null,
    kind             text,
    sector           text,
    region           text,
    voltage_kv       float8,
    contracted_kw    float8,
    contracted_kva   float8,
    critical_supply  boolean,
    tariff_id        text,
    annual_revenue   numeric,
    parent_id        text,
    epoch            bigint   not null,
    sequence         bigint   not null
);

create table meter (
    customer_id text   not null,
    meter_id    text   not null,
    status      text   not null,
    valid_from  timestamptz,
    epoch       bigint not null,
    sequence    bigint not null,
    primary key (customer_id, meter_id)
);
