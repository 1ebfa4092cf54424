-- How much of a day lay within the 80 % interval that was issued: what the next intervals are widened or narrowed by.
alter table residual add column covered float8;
