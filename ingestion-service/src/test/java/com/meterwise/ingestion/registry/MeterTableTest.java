package com.meterwise.ingestion.registry;

import java.util.function.BiFunction;

import jakarta.inject.Inject;

import com.meterwise.embedded.StackResource;
import com.meterwise.ingestion.ReplayProfile;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same on PostgreSQL. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class MeterTableTest extends EntriesContract {
    @Inject
    Entries<Meter> entries;
    @Inject
    Transactions transactions;

    @Override
    <R> R with(BiFunction<Entries<Meter>, Work, R> body) { return transactions.call(work -> body.apply(entries, work)); }
}
