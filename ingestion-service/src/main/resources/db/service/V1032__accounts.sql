-- What happened between a customer and the retailer, and what was billed.

create table service_event (
    id          text        not null primary key,
    customer_id text        not null,
    kind        text        not null,
    from_at     timestamptz not null,
    to_at       timestamptz,
    severity    text,
    ref         text,
    recorded_at timestamptz not null default clock_timestamp()
);
create index service_event_by_customer on service_event (customer_id, from_at);

create table invoice (
    id          text             not null primary key,
    customer_id text             not null,
    from_day    date             not null,
    to_day      date             not null,
    kwh         double precision not null,
    amount      numeric,
    currency    text,
    recorded_at timestamptz      not null default clock_timestamp()
);
create index invoice_by_customer on invoice (customer_id, from_day);
