-- What each customer used on each market day of which nothing is missing: campaigns are measured by it.
create table daily_energy (
    customer_id text             not null,
    day         date             not null,
    bucket      smallint         not null,
    epoch       bigint           not null,
    sequence    bigint           not null,
    kwh         double precision not null,
    primary key (customer_id, day)
);
create index daily_energy_by_day on daily_energy (day);
