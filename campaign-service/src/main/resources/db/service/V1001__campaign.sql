-- What people define, what is known of customers, what was decided and what was offered.

-- Every version of tariffs, products, policies and campaigns. A version is never changed: old decisions are recomputed from it.
create table definition (
    kind        text        not null,
    id          text        not null,
    version     int         not null,
    body        text        not null,
    announced   boolean     not null default false,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (kind, id, version)
);

create table account (
    customer_id text     not null primary key,
    bucket      smallint not null,
    epoch       bigint   not null,
    sequence    bigint   not null,
    body        text     not null
);

-- By market day, so that a day's decisions see what was known that day and nothing later.
create table profile (
    customer_id text     not null,
    day         date     not null,
    bucket      smallint not null,
    epoch       bigint   not null,
    sequence    bigint   not null,
    body        text     not null,
    primary key (customer_id, day)
);
create index profile_by_day on profile (day);

create table forecast (
    customer_id text     not null,
    day         date     not null,
    bucket      smallint not null,
    epoch       bigint   not null,
    sequence    bigint   not null,
    body        text     not null,
    primary key (customer_id, day)
);
create index forecast_by_day on forecast (day);

create table trigger (
    customer_id   text     not null,
    kind          text     not null,
    day           date     not null,
    bucket        smallint not null,
    detail        text     not null,
    considered_on date,
    primary key (customer_id, kind, day)
);
create index trigger_open on trigger (bucket, day) where considered_on is null;

create table decision (
    customer_id text     not null,
    campaign_id text     not null,
    day         date     not null,
    decision_id text     not null unique,
    product_id  text     not null,
    outcome     text     not null,
    exposable   boolean  not null,
    rule_id     text,
    rules       text     not null,
    inputs      text     not null,
    offer_id    text,
    bucket      smallint not null,
    primary key (customer_id, campaign_id, day)
);
create index decision_by_day on decision (day, customer_id, campaign_id);
create index decision_by_campaign on decision (campaign_id, day);

create table offer (
    offer_id    text          not null primary key,
    customer_id text          not null,
    campaign_id text          not null,
    product_id  text          not null,
    version     int           not null,
    status      text          not null,
    key_account boolean       not null,
    day         date          not null,
    value       numeric       not null,
    saving      numeric       not null,
    currency    text          not null,
    reasons     text[]        not null,
    proof_hash  text          not null,
    proof       text          not null,
    expires_at  timestamptz   not null,
    at          timestamptz   not null,
    bucket      smallint      not null
);
create index offer_by_customer on offer (customer_id, campaign_id, day);
create index offer_by_campaign on offer (campaign_id, status);
create index offer_by_expiry on offer (bucket, expires_at) where status in ('PROPOSED', 'APPROVED', 'SENT');
-- A customer has at most one open offer of a campaign, whatever the code does.
create unique index offer_one_open on offer (customer_id, campaign_id) where status in ('PROPOSED', 'APPROVED', 'SENT');
