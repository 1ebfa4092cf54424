package com.meterwise.ingestion.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.meterday.DayLocks;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.ingestion.registry.OwnershipTable;
import com.meterwise.ingestion.registry.Subjects;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Work;

/** Keeps blocks of erased customers from the stream: they were uploaded before the erasure and are read after it. */
public final class ErasedBlocksIn implements Handler {
    private final Handler stream;
    private final Subjects subjects;

    public ErasedBlocksIn(Handler stream, Subjects subjects) {
        this.stream = stream;
        this.subjects = subjects;
    }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        Connection connection = work.connection();
        DayLocks.together(connection);
        Set<String> meters = new HashSet<>();
        for (Received record : records)
            if (record.key() != null) meters.add(record.key());
        Set<String> gone = subjects.erasedAmong(connection, meters.stream().map(Subjects::meter).toList());
        Map<String, Ownership> shared = OwnershipTable.of(connection, partlyErased(connection, meters));
        List<Received> kept = records;
        if (!gone.isEmpty() || !shared.isEmpty()) {
            kept = new ArrayList<>(records.size());
            for (Received record : records)
                if (!gone.contains(Subjects.meter(record.key())) && !isErasedDay(record, shared)) kept.add(record);
        }
        if (!kept.isEmpty()) stream.handle(kept, work);
    }

    private static boolean isErasedDay(Received record, Map<String, Ownership> shared) {
        Ownership owners = record.isTombstone() ? null : shared.get(record.key());
        return owners != null && owners.on(record.as(BlockUploaded.class).day()).isErased();
    }

    private static Set<String> partlyErased(Connection connection, Set<String> meters) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select distinct id from register_history where sort = 'METER' and kind = 'ERASED' and id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", meters.toArray()));
            Set<String> found = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    found.add(rows.getString(1));
            }
            return found;
        }
    }
}
