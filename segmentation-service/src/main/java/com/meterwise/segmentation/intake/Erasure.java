package com.meterwise.segmentation.intake;

import java.util.List;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.ErasureDone;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.work.Work;

/** Forgets a customer: every table led by the customer, then a tombstone for what was published, then the answer of the saga. */
public final class Erasure {
    /** Every table that holds a customer's rows; a test compares this list with the schema. */
    static final List<String> TABLES = List.of("meter_day", "customer_day", "customer_month", "customer_span", "customer", "meter",
            "load_profile", "standing", "pin", "membership", "segment_change", "publication", "customer_state",
            "contract", "service_event", "tier_change", "touched", "live_member", "rule_member",
            "rule_change");

    void erase(String customerId, CustomerErased event, Work work) {
        Sql sql = new Sql(work.connection());
        long rows = 0;
        for (String table : TABLES)
            rows += sql.update("delete from " + table + " where customer_id = ?", customerId);
        work.sendTombstone(Topic.PROFILE, customerId);
        work.send(Topic.erasureDone(Topic.SEGMENTATION), event.subjectHash(),
                new ErasureDone(event.erasureId(), event.subjectHash(), Topic.SEGMENTATION, rows, event.at()));
    }
}
