-- The segment a customer is in, learnt (scheme empty) and by each rule (scheme = the rule's segment); null when it left a rule's.
create table segment_member (
    customer_id text   not null,
    scheme      text   not null,
    segment_id  text,
    sequence    bigint not null,
    primary key (customer_id, scheme)
);

-- Whom a segment's forecast was the sum of, on the closed days from first_day to last_day.
create table segment_forecast_member (
    customer_id text not null,
    segment_id  text not null,
    first_day   date not null,
    last_day    date not null,
    primary key (customer_id, segment_id, first_day)
);
create index segment_forecast_member_by_day on segment_forecast_member (last_day, first_day);
