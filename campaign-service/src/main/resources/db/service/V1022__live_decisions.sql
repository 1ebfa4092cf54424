-- Decisions made while their market day was open.

-- The segment a customer entered while the day was open; null once somebody has looked at it, and for what a close has told.
alter table trigger add column live_segment text;
create index trigger_live on trigger (day, customer_id) where live_segment is not null;

alter table decision add column live boolean not null default false;
create index decision_live on decision (day, customer_id) where live;

-- What was reserved live is not counted against the shares of buckets but taken off what is dealt out when the day closes.
alter table reservation add column live boolean not null default false;
