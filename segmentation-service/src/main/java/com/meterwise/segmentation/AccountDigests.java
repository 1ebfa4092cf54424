package com.meterwise.segmentation;

import java.util.Map;

/** What of the facts about customers and markets must be the same after a replay, a crash or a rebuild. */
final class AccountDigests {
    static final Map<String, String> QUERIES = Map.of(
            "customer-states", "select concat_ws('|', customer_id, epoch, sequence, valid_from, kind, sector, region, voltage_kv,"
                    + " contracted_kva, critical, tariff_id, competitive, arrears_days, annual_revenue, parent_id, attributes)"
                    + " from customer_state order by customer_id, epoch, sequence",
            "contracts", "select concat_ws('|', contract_id, customer_id, product, from_day, to_day, price, currency, monthly_kwh,"
                    + " tolerance, notice_days, epoch, sequence) from contract order by contract_id",
            "service-events", "select concat_ws('|', customer_id, service_event_id, kind, from_at, to_at, severity)"
                    + " from service_event order by customer_id, service_event_id",
            "indicators", "select concat_ws('|', indicator, region, at, value, unit, source) from indicator"
                    + " order by indicator, at, region",
            "reactive-days", "select concat_ws('|', customer_id, day, meter_id, channel, revision, varh, whole) from reactive_day"
                    + " order by customer_id, day, meter_id, channel",
            "rule-segments", "select concat_ws('|', rule_id, expression, version) from rule_segment order by rule_id",
            "rule-members", "select concat_ws('|', customer_id, rule_id) from rule_member order by customer_id, rule_id",
            "tariffs", "select concat_ws('|', tariff_id, name, currency, valid_from, valid_to, prices, slots, weekend_slots, epoch,"
                    + " sequence) from tariff order by tariff_id");

    private AccountDigests() {}
}
