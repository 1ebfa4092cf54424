package com.meterwise.segmentation.clustering;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.segmentation.intake.Sql;

/** Drift as it was measured on closed days. */
public final class DriftTable {
    private final Sql sql;

    public DriftTable(Connection connection) { this.sql = new Sql(connection); }

    /** Measuring a day again replaces what was measured. */
    void put(String modelId, LocalDate day, SortedMap<String, Double> indexes) {
        List<Map.Entry<String, Double>> rows = List.copyOf(indexes.entrySet());
        sql.update("""
                insert into drift (model_id, day, feature, psi) select ?, ?, feature, psi from unnest(?, ?) as measured(feature, psi)
                on conflict (model_id, day, feature) do update set psi = excluded.psi""", modelId, day, texts(rows, Map.Entry::getKey),
                doubles(rows, Map.Entry::getValue));
    }

    /** Feature to index on the newest day measured; empty if none was. */
    public SortedMap<String, Double> newest(String modelId) {
        SortedMap<String, Double> indexes = new TreeMap<>();
        sql.list("select feature, psi from drift where model_id = ? and day = (select max(day) from drift where model_id = ?)",
                row -> indexes.put(row.getString(1), row.getDouble(2)), modelId, modelId);
        return indexes;
    }
}
