-- Reactive energy of a meter's day in varh, in either direction: what a month's power factor is reckoned from.
create table reactive_day (
    customer_id text    not null,
    day         date    not null,
    meter_id    text    not null,
    channel     text    not null,
    revision    int     not null,
    varh        bigint  not null,
    whole       boolean not null,
    primary key (customer_id, day, meter_id, channel)
);
