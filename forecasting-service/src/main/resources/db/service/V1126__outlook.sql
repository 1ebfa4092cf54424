-- The latest monthly outlook of a customer: deciles of 24 months one after the other, and the months of the past it was made from, so that an
-- area's can be summed without reading its members' days again.
create table outlook (
    customer_id  text        not null primary key,
    day          date        not null,
    made_at      timestamptz not null,
    first_month  date        not null,
    energy_kwh   float8[]    not null,
    peak_kw      float8[]    not null,
    past_first   date        not null,
    past_kwh     float8[]    not null,
    past_peak_kw float8[]    not null,
    error        float8,
    naive_error  float8,
    measured     int         not null
);
