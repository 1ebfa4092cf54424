package com.meterwise.segmentation.rebuild;

import java.util.List;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.rebuild.ReadModels;
import com.meterwise.platform.rebuild.ReadModels.ByDay;

/** What customers used: the tables that readings alone make. */
public final class ConsumptionModels {
    public static final ReadModels ALL = new ReadModels(Topic.READINGS, Topic.rebuild(Topic.SEGMENTATION),
            List.of(new ByDay("meter_day", "customer_id", "day"), new ByDay("customer_day", "customer_id", "day"),
                    new ByDay("customer_month", "customer_id", "month")),
            List.of("customer_span"), true, List.of("""
                    insert into customer_span as held (customer_id, bucket, first_day, last_day)
                    select customer_id, bucket, min(day), max(day) from rebuild.customer_span join customer_day using (customer_id)
                    group by customer_id, bucket
                    on conflict (customer_id) do nothing""", """
                    update customer_span set first_day = known.first, last_day = known.last
                    from (select customer_id, min(day) as first, max(day) as last from customer_day group by customer_id) as known
                    where customer_span.customer_id = known.customer_id
                    and (first_day, last_day) is distinct from (known.first, known.last)""", """
                    delete from customer_span where not exists (
                        select from customer_day where customer_day.customer_id = customer_span.customer_id)"""));

    private ConsumptionModels() {}
}
