-- Webhooks for CRMs that cannot read Kafka: who wants what, what happened, and what has been delivered to whom.

create table subscription (
    subscription_id text        not null primary key,
    version         int         not null,
    url             text        not null,
    events          text[]      not null,
    description     text        not null,
    state           text        not null,
    reason          text,
    secret          bytea       not null,
    -- the one before, which signs too for a day after a change
    former_secret   bytea,
    changed_at      timestamptz not null default clock_timestamp(),
    secret_at       timestamptz not null default clock_timestamp()
);

create table webhook_event (
    seq         bigint generated always as identity primary key,
    event_id    text        not null unique,
    type        text        not null,
    customer_id text        not null,
    body        text        not null,
    recorded_at timestamptz not null default clock_timestamp()
);
create index webhook_event_by_time on webhook_event (recorded_at);
create index webhook_event_by_customer on webhook_event (customer_id);

create table delivery (
    subscription_id text        not null references subscription on delete cascade,
    seq             bigint      not null references webhook_event on delete cascade,
    state           text        not null,
    attempts        int         not null default 0,
    due_at          timestamptz not null default clock_timestamp(),
    outcome         text,
    primary key (subscription_id, seq)
);
create index delivery_due on delivery (subscription_id, due_at) where state = 'PENDING';
create index delivery_by_event on delivery (seq);
