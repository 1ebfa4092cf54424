package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.Backtest;
import com.meterwise.forecasting.evaluation.Ensemble;
import com.meterwise.forecasting.evaluation.Members;
import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.evaluation.TrainedModel.Trial;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.models.KeptModel;
import com.meterwise.forecasting.models.Learnt;
import com.meterwise.forecasting.models.Provenance;
import com.meterwise.forecasting.models.RidgeSettings;
import com.meterwise.platform.day.Shard;

/** The registry of models: one a customer, with what it was made from and what each of its parts has learnt. */
public final class ModelTable {
    private static final int DAY_SECONDS = 86_400;
    private static final String KEEP = """
            insert into ensemble (customer_id, bucket, served, reason, interval_s, first_day, trained_on, tuned_on, warm, penalty,
                half_life_days, mase, naive_mase, trials, trial_weights, trial_mase, parts, part_weights, learnt, release)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id) do update set served = excluded.served, reason = excluded.reason, interval_s = excluded.interval_s,
                first_day = excluded.first_day, trained_on = excluded.trained_on, tuned_on = excluded.tuned_on, warm = excluded.warm,
                penalty = excluded.penalty, half_life_days = excluded.half_life_days, mase = excluded.mase,
                naive_mase = excluded.naive_mase, trials = excluded.trials, trial_weights = excluded.trial_weights,
                trial_mase = excluded.trial_mase, parts = excluded.parts, part_weights = excluded.part_weights,
                learnt = excluded.learnt, release = excluded.release""";
    private static final String DUE = """
            select customer_id from customer left join ensemble using (customer_id)
            where customer.bucket between ? and ?
                and (trained_on is null or trained_on <= ? or trained_on > ? or release <> ?)
                and exists (select from meter_day where owner_id = customer_id and channel = 'importKwh' and day > ? and day <= ?
                    and present > 0)
            order by trained_on nulls first, region nulls first, customer_id collate "C"
            limit greatest(0, ? - (select count(*) from ensemble where bucket between ? and ? and trained_on = ?))""";

    private ModelTable() {}

    /**
     * Customers with recent data whose model is missing or was trained longer ago, those who wait longest first. Those already trained on the day
     * count: one that was cut off and begun again trains no more than one that was not.
     *
     * @param trainedBefore last day of training that is too old
     * @param after         day after which there must be data
     */
    public static List<String> due(Shard shard, LocalDate day, LocalDate trainedBefore, LocalDate after, int limit, Connection connection)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setInt(1, shard.firstBucket());
            select.setInt(2, shard.lastBucket());
            select.setObject(3, trainedBefore);
            select.setObject(4, day);
            select.setInt(5, Members.RELEASE);
            select.setObject(6, after);
            select.setObject(7, day);
            select.setInt(8, limit);
            select.setInt(9, shard.firstBucket());
            select.setInt(10, shard.lastBucket());
            select.setObject(11, day);
            return MasterTable.texts(select);
        }
    }

    public static void put(String customerId, TrainedModel model, Connection connection) throws SQLException {
        List<Trial> trials = model.trials();
        List<Ensemble.Part> parts = model.served().parts();
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, customerId);
            keep.setInt(2, Shard.bucketOf(customerId));
            keep.setString(3, model.name());
            keep.setString(4, model.reason());
            keep.setInt(5, DAY_SECONDS / model.slots());
            keep.setObject(6, model.firstDay());
            keep.setObject(7, model.trainedOn());
            keep.setObject(8, model.tunedOn());
            keep.setBoolean(9, model.warm());
            Columns.set(keep, 10, model.settings() == null ? null : model.settings().penalty());
            Columns.set(keep, 11, model.settings() == null ? null : model.settings().halfLifeDays());
            Columns.set(keep, 12, model.mase());
            Columns.set(keep, 13, model.naiveMase());
            keep.setArray(14, connection.createArrayOf("text", trials.stream().map(Trial::model).toArray()));
            keep.setArray(15, Columns.array(connection, trials.stream().mapToDouble(Trial::weight).toArray()));
            keep.setArray(16, connection.createArrayOf("float8", trials.stream().map(Trial::mase).toArray(Double[]::new)));
            keep.setArray(17, connection.createArrayOf("text", parts.stream().map(Ensemble.Part::name).toArray()));
            keep.setArray(18, Columns.array(connection, parts.stream().mapToDouble(Ensemble.Part::weight).toArray()));
            keep.setArray(19, connection.createArrayOf("bytea",
                    parts.stream().map(part -> part.model().learnt().bytes()).toArray(byte[][]::new)));
            keep.setInt(20, Members.RELEASE);
            keep.executeUpdate();
        }
    }

    /** For one whose model no longer fits its data: it is trained anew with the next day. */
    public static void forget(String customerId, Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from ensemble where customer_id = ?")) {
            delete.setString(1, customerId);
            delete.executeUpdate();
        }
    }

    /** Models of this release by customer; those of another are not read. */
    public static Map<String, TrainedModel> of(Collection<String> customers, java.util.function.Function<String, DayTypes> types,
            Connection connection) throws SQLException {
        Map<String, TrainedModel> models = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select * from ensemble where customer_id = any(?) and release = ?")) {
            select.setArray(1, connection.createArrayOf("text", customers.toArray()));
            select.setInt(2, Members.RELEASE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    models.put(row.getString("customer_id"), model(row, types.apply(row.getString("customer_id"))));
            }
        }
        return models;
    }

    public static Optional<TrainedModel> of(String customerId, DayTypes types, Connection connection) throws SQLException {
        return Optional.ofNullable(of(List.of(customerId), id -> types, connection).get(customerId));
    }

    private static TrainedModel model(ResultSet row, DayTypes types) throws SQLException {
        int slots = DAY_SECONDS / row.getInt("interval_s");
        LocalDate first = row.getObject("first_day", LocalDate.class), trainedOn = row.getObject("trained_on", LocalDate.class);
        int days = (int) (trainedOn.toEpochDay() - first.toEpochDay()) + 1;
        Double penalty = Columns.number(row, "penalty");
        RidgeSettings settings = penalty == null ? null : new RidgeSettings(penalty, row.getDouble("half_life_days"));
        Members members = new Members(types, Backtest.LEAD_DAYS * slots);
        String[] parts = (String[]) row.getArray("parts").getArray();
        double[] weights = Columns.doubles(row, "part_weights");
        byte[][] learnt = (byte[][]) row.getArray("learnt").getArray();
        List<Ensemble.Part> taken = new ArrayList<>();
        for (int p = 0; p < parts.length; p++) {
            KeptModel model = members.named(parts[p], settings).takeUp(new Provenance(parts[p], trainedOn, days, settings), slots,
                    Learnt.of(learnt[p]));
            taken.add(new Ensemble.Part(model, weights[p]));
        }
        String served = row.getString("served");
        return new TrainedModel(served, new Ensemble(new Provenance(served, trainedOn, days, null), taken), trials(row), settings,
                row.getString("reason"), Columns.number(row, "mase"), Columns.number(row, "naive_mase"), first, trainedOn,
                row.getObject("tuned_on", LocalDate.class), slots, row.getBoolean("warm"));
    }

    private static List<Trial> trials(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("trials").getArray();
        double[] weights = Columns.doubles(row, "trial_weights");
        Double[] mase = (Double[]) row.getArray("trial_mase").getArray();
        List<Trial> trials = new ArrayList<>();
        for (int t = 0; t < names.length; t++)
            trials.add(new Trial(names[t], weights[t], mase[t]));
        return trials;
    }
}
