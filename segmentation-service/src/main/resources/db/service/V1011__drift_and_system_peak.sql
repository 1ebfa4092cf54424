-- How far the customers of a closed day are from those the model in force was trained on.
create table drift (
    model_id text   not null,
    day      date   not null,
    feature  text   not null,
    psi      float8 not null,
    primary key (model_id, day, feature)
);

-- The newest day measured, and the highest index on it.
alter table model add column drift_day date;
alter table model add column drift float8;

-- The local hour in which all customers together drew most.
create table system_peak (
    day  date   not null primary key,
    hour int    not null,
    kw   float8 not null
);
