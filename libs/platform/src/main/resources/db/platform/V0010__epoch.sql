-- How often the service found its database to be an earlier one than what it had done with it: what it says since counts as newer than all before.
create table epoch (
    singleton boolean     not null primary key default true check (singleton),
    epoch     bigint      not null,
    raised_at timestamptz not null
);
