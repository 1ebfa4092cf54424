-- Every state a tariff was told to have: a change holds from its first day on, and days before it keep what held then.
create table tariff_state (
    tariff_id     text   not null,
    epoch         bigint not null,
    sequence      bigint not null,
    valid_from    date,
    valid_to      date,
    prices        jsonb  not null,
    slots         text[] not null,
    weekend_slots text[] not null,
    primary key (tariff_id, epoch, sequence)
);
insert into tariff_state select tariff_id, epoch, sequence, valid_from, valid_to, prices, slots, weekend_slots from tariff;
-- tariff itself stays, filled, as long as the release before reads it.
