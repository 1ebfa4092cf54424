-- What is asked of many customers is asked by their ids; areas are few, and a feeder's days are few of a month's.
drop index residual_by_day;
create index residual_of_areas on residual (bucket, day) where level <> 'customer';
create index forecast_of_areas on forecast (bucket, day) where level <> 'customer';
drop index meter_day_by_day;
create index meter_day_by_feeder on meter_day (feeder_id, day) where feeder_id is not null;
