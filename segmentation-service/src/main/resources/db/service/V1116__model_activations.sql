-- A model put in force a second time must not take from the days before what applied to them then.
create table model_activation (
    effective_from date primary key,
    model_id       text not null references model
);

insert into model_activation (effective_from, model_id)
select distinct on (effective_from) effective_from, model_id
from model
where effective_from is not null
order by effective_from, status = 'ACTIVE' desc, sequence desc;
