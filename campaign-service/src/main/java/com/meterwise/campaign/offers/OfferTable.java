package com.meterwise.campaign.offers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.platform.day.Shard;

/** The offers in the database. */
public final class OfferTable implements Offers {
    static final String COLUMNS = """
            offer_id, version, status, customer_id, campaign_id, product_id, key_account, day, value, saving, currency, reasons, proof_hash,
            expires_at, at""";
    private static final String OPEN = "status in ('PROPOSED', 'APPROVED', 'SENT')";

    private final Connection connection;

    public OfferTable(Connection connection) { this.connection = connection; }

    @Override
    public Optional<Offer> find(String offerId) {
        List<Offer> found = select("select " + COLUMNS + " from offer where offer_id = ? for update", offerId);
        return found.stream().findFirst();
    }

    @Override
    public List<Offer> add(Collection<Made> made) {
        List<Offer> added = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement("insert into offer (" + COLUMNS + """
                , bucket, proof) values (?,?,?,?,?,?,?,?,?::numeric,?::numeric,?,?,?,?,?,?,?) on conflict do nothing
                """)) {
            for (Made one : made) {
                Offer offer = one.offer();
                Object[] values = { offer.offerId(), offer.version(), offer.status().name(), offer.customerId(), offer.campaignId(),
                        offer.productId(), offer.keyAccount(), offer.day(), offer.value().toString(), offer.saving().toString(),
                        offer.currency(), connection.createArrayOf("text", offer.reasons().toArray()), offer.proofHash(),
                        utc(offer.expiresAt()), utc(offer.at()), Shard.bucketOf(offer.customerId()), one.proof() };
                for (int i = 0; i < values.length; i++)
                    insert.setObject(i + 1, values[i]);
                if (insert.executeUpdate() == 1) added.add(offer);
            }
            return added;
        } catch (SQLException e) {
            throw new IllegalStateException("offers could not be added", e);
        }
    }

    @Override
    public void replace(Offer next) {
        try (PreparedStatement update = connection
                .prepareStatement("update offer set version = ?, status = ?, at = ? where offer_id = ? and version = ?")) {
            update.setInt(1, next.version());
            update.setString(2, next.status().name());
            update.setObject(3, utc(next.at()));
            update.setString(4, next.offerId());
            update.setInt(5, next.version() - 1);
            if (update.executeUpdate() != 1)
                throw new IllegalStateException("offer %s is not at version %d".formatted(next.offerId(), next.version() - 1));
        } catch (SQLException e) {
            throw new IllegalStateException("offer %s could not be replaced".formatted(next.offerId()), e);
        }
    }

    @Override
    public Optional<String> proof(String offerId) {
        try (PreparedStatement select = connection.prepareStatement("select proof from offer where offer_id = ?")) {
            select.setString(1, offerId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("proof of offer %s could not be read".formatted(offerId), e);
        }
    }

    @Override
    public List<Offer> overdue(Instant now, int firstBucket, int lastBucket) {
        return select("select " + COLUMNS + " from offer where bucket between ? and ? and " + OPEN
                + " and expires_at <= ? order by offer_id for update", firstBucket, lastBucket, utc(now));
    }

    private List<Offer> select(String sql, Object... parameters) {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++)
                select.setObject(i + 1, parameters[i]);
            List<Offer> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    found.add(offer(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("offers could not be read", e);
        }
    }

    static Offer offer(ResultSet row) throws SQLException {
        return new Offer(row.getString(1), row.getInt(2), Status.valueOf(row.getString(3)), row.getString(4), row.getString(5),
                row.getString(6), row.getBoolean(7), row.getObject(8, LocalDate.class), new Money(row.getBigDecimal(9)),
                new Money(row.getBigDecimal(10)), row.getString(11), List.of((String[]) row.getArray(12).getArray()), row.getString(13),
                row.getObject(14, OffsetDateTime.class).toInstant(), row.getObject(15, OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
