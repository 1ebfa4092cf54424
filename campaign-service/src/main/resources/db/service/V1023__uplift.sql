-- What customers do who were held out teaches how many take a product unasked, by the segment they were in.
alter table decision add column segment text;
create index decision_held_out on decision (product_id, customer_id, day) where outcome = 'HELD_OUT';
create index offer_by_customer_product on offer (customer_id, product_id);
