package com.meterwise.campaign.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.valuation.Anyway;

/** What customers who were held out did unasked. Lives as long as its transaction. */
public final class HeldOutTable {
    private final Connection connection;

    public HeldOutTable(Connection connection) { this.connection = connection; }

    /**
     * Held out, they were on a tariff the product replaces; who is on the one it leads to has taken it unasked. Who was offered the product by
     * another campaign after all says nothing.
     *
     * @param day decisions of it and later ones do not count
     */
    public Anyway anyway(Catalogue catalogue, LocalDate day) throws SQLException {
        Map<String, Anyway.Counted> counted = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select product_id, segment, tariff, count(*) from
                 (select distinct on (decision.product_id, decision.customer_id) decision.product_id, decision.segment,
                         account.body::jsonb ->> 'tariffId' as tariff
                    from decision join account on account.customer_id = decision.customer_id
                   where decision.outcome = 'HELD_OUT' and decision.day < ?
                     and not exists (select 1 from offer where offer.customer_id = decision.customer_id
                                        and offer.product_id = decision.product_id and offer.day < ?)
                   order by decision.product_id, decision.customer_id, decision.day) held
                 group by 1, 2, 3 order by 1, 2, 3
                """)) {
            select.setObject(1, day);
            select.setObject(2, day);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String target = catalogue.product(rows.getString(1), day).map(Product::to).orElse(null);
                    if (target == null) continue;
                    int customers = rows.getInt(4);
                    Anyway.Counted one = new Anyway.Counted(rows.getString(1), rows.getString(2), customers,
                            target.equals(rows.getString(3)) ? customers : 0);
                    counted.merge(one.productId() + "|" + one.segment(), one, (a, b) -> new Anyway.Counted(a.productId(), a.segment(),
                            a.heldOut() + b.heldOut(), a.taken() + b.taken()));
                }
            }
        }
        return new Anyway(List.copyOf(counted.values()));
    }
}
