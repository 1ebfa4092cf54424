package com.meterwise.segmentation.intake;

import java.sql.SQLException;
import java.util.List;

import com.meterwise.contracts.CustomerErased;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.work.TransactionFailed;
import com.meterwise.platform.work.Work;

/** What segmentation forgets of an erased customer: every table led by the customer, and its profile on the topic. */
public final class Erasure {
    /** Every table that holds a customer's rows; a test compares this list with the schema. */
    static final List<String> TABLES = List.of("meter_day", "customer_day", "customer_month", "customer_span", "customer", "meter",
            "load_profile", "standing", "pin", "membership", "segment_change", "publication", "customer_state",
            "contract", "service_event", "tier_change", "touched", "live_member", "rule_member",
            "rule_change");

    private final com.meterwise.platform.erasure.Erasure steps;

    public Erasure(ErasedSubjects subjects) {
        steps = new com.meterwise.platform.erasure.Erasure(Topic.SEGMENTATION,
                TABLES.stream().map(com.meterwise.platform.erasure.Erasure.Rows::of).toList(), List.of(Topic.PROFILE), subjects);
    }

    void erase(String customerId, CustomerErased event, Work work) {
        try {
            steps.forget(customerId, event, work);
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }
}
