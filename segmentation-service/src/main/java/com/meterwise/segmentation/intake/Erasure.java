package com.meterwise.segmentation.intake;

import java.sql.SQLException;
import java.util.List;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.Erasure.Rows;
import com.meterwise.platform.work.Work;

/** Forgets a customer: every table led by the customer, what waits to be sent or was set aside, what was published. */
public final class Erasure {
    /** Every table that holds a customer's rows; a test compares this list with the schema. */
    static final List<String> TABLES = List.of("meter_day", "customer_day", "customer_month", "customer_span", "customer", "meter",
            "load_profile", "standing", "pin", "membership", "segment_change", "publication", "customer_state",
            "contract", "service_event", "tier_change", "touched", "live_member", "rule_member",
            "rule_change", "reactive_day", "offer_taken");

    private final com.meterwise.platform.erasure.Erasure step;

    public Erasure(ErasedSubjects erased) {
        step = new com.meterwise.platform.erasure.Erasure(Topic.SEGMENTATION, TABLES.stream().map(Rows::of).toList(),
                List.of(Topic.PROFILE), erased);
    }

    void erase(String customerId, CustomerErased event, Work work) throws SQLException { step.forget(customerId, event, work); }

    /** A tombstone is all that compaction leaves of an erasure. */
    void erase(String customerId, Work work) throws SQLException {
        step.forget(customerId, work);
    }
}
