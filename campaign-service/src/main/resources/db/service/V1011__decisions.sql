-- What decisions need besides profiles and forecasts and what they have used up.

create table contract (
    contract_id text   not null primary key,
    customer_id text   not null,
    body        text   not null,
    epoch       bigint not null,
    sequence    bigint not null
);
create index contract_by_customer on contract (customer_id);

create table service_event (
    service_event_id text not null primary key,
    customer_id      text not null,
    kind             text not null,
    from_day         date not null,
    to_day           date,
    severity         text
);
create index service_event_by_customer on service_event (customer_id, from_day);

-- Customers at whom the losses of their feeder point.
create table suspicion (
    customer_id text             not null,
    alert_id    text             not null,
    day         date             not null,
    score       double precision not null,
    primary key (customer_id, alert_id)
);

-- slot: hour of a weekday, or 24 + hour of a weekend day, in the market's zone
create table indicator (
    indicator text             not null,
    region    text             not null,
    at        timestamptz      not null,
    day       date             not null,
    slot      smallint         not null,
    value     double precision not null,
    primary key (indicator, region, at)
);
create index indicator_by_day on indicator (day);

-- Customers decided together, by their group account: the bucket of what a customer belongs to.
alter table account add column unit_bucket smallint;
update account set unit_bucket = bucket;
create index account_by_unit on account (unit_bucket);

-- Customers of whom a campaign's condition holds; who is not in here enters when it begins to hold.
create table condition_held (
    campaign_id text not null,
    customer_id text not null,
    since       date not null,
    primary key (campaign_id, customer_id)
);
create index condition_by_customer on condition_held (customer_id);

-- Customers stopped by a cap or a budget, who come again.
create table waiting (
    campaign_id text not null,
    customer_id text not null,
    since       date not null,
    detail      text not null,
    primary key (campaign_id, customer_id)
);
create index waiting_by_customer on waiting (customer_id);

-- One row a shard's transaction locks for each of its buckets, so that no two count the same bucket at once.
create table allowance (bucket smallint not null primary key);
insert into allowance select generate_series(0, 63);

-- What was reserved of caps and budgets: counted from the day of the decision, given back if the offer never reached its customer.
create table reservation (
    offer_id    text     not null primary key,
    customer_id text     not null,
    unit        text     not null,
    bucket      smallint not null,
    campaign_id text     not null,
    product_id  text     not null,
    channel     text     not null,
    day         date     not null,
    cost        numeric  not null,
    expected    numeric,
    state       text     not null default 'RESERVED'
);
create index reservation_by_unit on reservation (unit, day) where state <> 'RELEASED';
create index reservation_by_campaign on reservation (campaign_id, day) where state <> 'RELEASED';
create index reservation_by_day on reservation (day) where state <> 'RELEASED';
