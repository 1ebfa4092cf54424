package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.LossComputed;
import com.meterwise.contracts.OfferChanged;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Losses of feeders and offers that were taken. Each batch is one statement; a repeat changes nothing. */
public final class SupplyFactsIn {
    private static final String LOSS = LossComputed.class.getSimpleName();
    private static final String ACCEPTED = "ACCEPTED";

    private SupplyFactsIn() {}

    /** A day told again takes the place of what was told before: a feeder's records keep their order. Alerts pass by. */
    public static void losses(List<Received> records, Work work) {
        Map<List<Object>, LossComputed> last = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone() || !LOSS.equals(record.type())) continue;
            LossComputed loss = record.as(LossComputed.class);
            last.put(List.<Object>of(loss.feederId(), loss.day()), loss);
        }
        if (last.isEmpty()) return;
        List<LossComputed> losses = List.copyOf(last.values());
        new Sql(work.connection()).update("""
                insert into feeder_loss (feeder_id, day, supplied_kwh, loss_percent) select * from unnest(?, ?::date[], ?, ?)
                on conflict (feeder_id, day) do update set supplied_kwh = excluded.supplied_kwh, loss_percent = excluded.loss_percent""",
                texts(losses, LossComputed::feederId), texts(losses, LossComputed::day), doubles(losses, LossComputed::suppliedKwh),
                doubles(losses, LossComputed::lossPercent));
    }

    public static void offers(List<Received> records, Work work) {
        Map<String, OfferChanged> taken = new LinkedHashMap<>();
        for (Received record : records) {
            if (record.isTombstone()) continue;
            OfferChanged offer = record.as(OfferChanged.class);
            if (ACCEPTED.equals(offer.status())) taken.putIfAbsent(offer.customerId() + "\n" + offer.offerId(), offer);
        }
        if (taken.isEmpty()) return;
        List<OfferChanged> offers = List.copyOf(taken.values());
        new Sql(work.connection()).update("""
                insert into offer_taken (customer_id, offer_id, at) select * from unnest(?, ?, ?::timestamptz[])
                on conflict do nothing""", texts(offers, OfferChanged::customerId), texts(offers, OfferChanged::offerId),
                texts(offers, OfferChanged::at));
    }
}
