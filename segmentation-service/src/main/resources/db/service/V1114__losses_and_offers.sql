-- What forecasting and campaign tell of a customer's supply and dealings: joined when somebody asks, or a rule does.
alter table meter add column feeder_id text;

create table feeder_loss (
    feeder_id    text   not null,
    day          date   not null,
    supplied_kwh float8 not null,
    loss_percent float8,
    primary key (feeder_id, day)
);

create table offer_taken (
    customer_id text        not null,
    offer_id    text        not null,
    at          timestamptz not null,
    primary key (customer_id, offer_id)
);
