package com.meterwise.forecasting;

import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.platform.digest.DigestQueries;

/** What must be the same after a replay, a crash, a rebuild; a line a table. */
class DigestWiring {
    /**
     * Segments are left out of forecasts and accuracy: forecasting does not wait for segmentation, so whom a segment had when its forecast was
     * made depends on which of the two was first. Its members and their forecasts are compared all the same.
     */
    private final Map<String, String> sqlByName = new TreeMap<>();

    @Produces
    @Singleton
    DigestQueries digest() {
        table("customer",
                "select concat_ws('|', customer_id, kind, region, epoch, sequence) from customer order by customer_id");
        table("meter",
                "select concat_ws('|', meter_id, kind, customer_id, feeder_id, accuracy_class, active, epoch, sequence) from meter order by meter_id");
        table("feeder",
                "select concat_ws('|', feeder_id, parent_id, voltage_kv, resistance_ohm, no_load_kw) from feeder order by feeder_id");
        table("meter_day",
                "select concat_ws('|', owner_id, meter_id, channel, day, revision, array_to_string(wh, ',')) from meter_day order by owner_id, meter_id, channel, day");
        table("model",
                "select concat_ws('|', customer_id, served, first_day, trained_on, tuned_on, penalty, half_life_days, round(mase::numeric, 6), array_to_string(parts, ','), (select string_agg(round(w::numeric, 6)::text, ',' order by n) from unnest(part_weights) with ordinality as p(w, n))) from ensemble order by customer_id");
        table("forecast",
                "select concat_ws('|', level, id, day, model, grade, customers, (select string_agg(round(kwh::numeric, 6)::text, ',' order by n) from unnest(deciles) with ordinality as d(kwh, n))) from forecast where level <> 'segment' order by level, id, day");
        table("accuracy",
                "select concat_ws('|', level, id, day, lead, slots, covered, round(absolute_error::numeric, 6)) from accuracy where level <> 'segment' order by level, id, day, lead");
        table("line_loss",
                "select concat_ws('|', feeder_id, day, round(supplied_kwh::numeric, 3), round(sold_kwh::numeric, 3), round(coverage::numeric, 6), customers) from line_loss order by feeder_id, day");
        table("contract",
                "select concat_ws('|', customer_id, contract_id, first_day, end_day, price, tolerance, epoch, sequence) from contract order by customer_id, contract_id");
        table("interruption",
                "select concat_ws('|', customer_id, service_event_id, kind, start_at, end_at) from interruption order by customer_id, service_event_id");
        table("indicator",
                "select concat_ws('|', indicator, region, at, issued_at, value) from indicator order by indicator, region, at, issued_at");
        table("loss_alert",
                "select concat_ws('|', feeder_id, day, kind, since, round(score::numeric, 3), round(kwh_per_day::numeric, 3)) from loss_alert order by feeder_id, day");
        table("loss_suspect",
                "select concat_ws('|', customer_id, feeder_id, day, place, frequency) from loss_suspect order by customer_id, feeder_id, day");
        table("loss_allocation",
                "select concat_ws('|', customer_id, feeder_id, day, round(loss_kwh::numeric, 6)) from loss_allocation order by customer_id, feeder_id, day");
        table("input_finding", "select concat_ws('|', customer_id, day, finding) from input_finding order by customer_id, day");
        table("promotion", "select concat_ws('|', customer_id, day, from_model, to_model) from promotion order by customer_id, day");
        table("alarm",
                "select concat_ws('|', level, id, lead, kind, raised_on, cleared_on) from alarm order by level, id, lead, kind, raised_on");
        table("outlook",
                "select concat_ws('|', customer_id, day, first_month, (select string_agg(round(kwh::numeric, 3)::text, ',' order by n) from unnest(energy_kwh) with ordinality as d(kwh, n)), (select string_agg(round(kw::numeric, 3)::text, ',' order by n) from unnest(peak_kw) with ordinality as d(kw, n)), measured) from outlook order by customer_id");
        table("segment_member",
                "select concat_ws('|', customer_id, scheme, segment_id, sequence) from segment_member order by customer_id, scheme");
        return new DigestQueries(sqlByName);
    }

    private void table(String name, String sql) { sqlByName.put(name, sql); }
}
