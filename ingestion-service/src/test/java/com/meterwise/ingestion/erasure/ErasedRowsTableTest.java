package com.meterwise.ingestion.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.meterwise.embedded.StackResource;
import com.meterwise.ingestion.ReplayProfile;
import com.meterwise.platform.work.Transactions;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class ErasedRowsTableTest {
    @Inject
    Transactions transactions;

    @Test
    void no_table_that_names_a_customer_or_a_meter_is_forgotten() {
        List<String> treated = Stream.of(ErasedRowsTable.BY_CUSTOMER, ErasedRowsTable.BY_METER_DAY, ErasedRowsTable.OTHERS)
                .flatMap(List::stream).toList();
        List<String> tables = transactions.call(work -> {
            try (var select = work.connection().prepareStatement("""
                    select distinct table_name from information_schema.columns
                    where table_schema = current_schema() and column_name in ('customer_id', 'meter_id', 'parent_id')
                        and table_name <> 'feeder'
                        and not (select relispartition from pg_class where oid = to_regclass(table_name))""");
                    var found = select.executeQuery()) {
                List<String> all = new ArrayList<>();
                while (found.next())
                    all.add(found.getString(1));
                return all;
            }
        });
        assertThat(tables).containsExactlyInAnyOrderElementsOf(treated);
    }
}
