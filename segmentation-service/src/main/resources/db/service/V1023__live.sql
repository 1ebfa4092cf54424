-- Customers of whom something new is known since the last closed day. Only appended and taken away, so that intake never waits for those
-- who work it off.
create table touched (
    id          bigint generated always as identity primary key,
    customer_id text not null,
    day         date
);

-- Where the open day has moved a customer, until the day closes and decides.
create table live_member (
    customer_id text   not null primary key,
    day         date   not null,
    segment_id  text   not null,
    margin      float8 not null,
    model_id    text   not null,
    reasons     jsonb  not null
);

-- Changes told while their day was open; the rest are decisions of closed days.
alter table segment_change add column live boolean not null default false;
