package com.meterwise.ingestion;

import static com.meterwise.ingestion.Calls.as;
import static com.meterwise.ingestion.Calls.block;
import static com.meterwise.ingestion.Calls.close;
import static com.meterwise.ingestion.Calls.get;
import static com.meterwise.ingestion.Calls.post;
import static com.meterwise.ingestion.Calls.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.CustomerChanged;
import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Master data, and what happens with customers, on a real Kafka and PostgreSQL. */
@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class MasterDataFlowTest {
    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";

    @Test
    void a_contract_is_published_to_its_customer_and_remembers_what_it_was() {
        post("/v1/contracts", CSV, """
                contractId,customerId,product,from,to,price,monthlyKwh,tolerance,noticeDays
                K-1,C-K1,fixed,2026-01-01,2027-01-01,0.21,1;2;3;4;5;6;7;8;9;10;11;12,0.1,30
                K-2,C-K1,fixed,2026-01-01,2025-01-01,0.21,,,
                """).statusCode(200).body("accepted", equalTo(1)).body("errors.line", contains(3));
        put("/v1/contracts/K-1", """
                {"contractId":"K-1","customerId":"C-K1","product":"spot","from":"2026-01-01","validFrom":"2026-03-01"}""").statusCode(200)
                .body("sequence", equalTo(2));
        get("/v1/contracts/K-1?asOf=2026-02-28").statusCode(200).body("state.product", equalTo("fixed"));
        get("/v1/contracts/K-1").body("state.product", equalTo("spot"));
        get("/v1/contracts/K-1/history").body("items.sequence", contains(1, 2));
        get("/v1/contracts?customerId=C-K1").body("items.state.contractId", contains("K-1"));
        close("1970-01-01");
        List<ContractChanged> sent = Published.on(Topic.CONTRACT, ContractChanged.class).stream()
                .filter(event -> event.contractId().equals("K-1")).toList();
        assertThat(sent).extracting(ContractChanged::sequence).containsExactly(1L, 2L);
        assertThat(sent.get(0).monthlyKwh()).hasSize(12);
        assertThat(sent.get(0).currency()).as("the market's").isEqualTo("EUR");
        assertThat(partitionOf(Topic.CONTRACT, "K-1")).as("the customer's").isEqualTo(partitionOfKey("C-K1"));
    }

    @Test
    void a_service_event_is_told_once_and_again_when_it_ends() {
        put("/v1/customers/C-E1", "{\"customerId\":\"C-E1\"}").statusCode(200);
        String open = "{\"customerId\":\"C-E1\",\"kind\":\"COMPLAINT\",\"from\":\"2026-06-09T09:30:00+02:00\",\"ref\":\"CASE-1\"}";
        String unknown = open.replace("C-E1", "C-E404");
        post("/v1/service-events", JSON, "[%s,%s,%s]".formatted(open, open, unknown)).statusCode(200).body("accepted", equalTo(2))
                .body("changed", equalTo(1)).body("errors.code", contains("UNKNOWN"));
        post("/v1/service-events", JSON, open.replace("\"ref\"", "\"to\":\"2026-06-10T00:00:00Z\",\"ref\"")).body("changed", equalTo(1));
        get("/v1/service-events?customerId=C-E1&kind=COMPLAINT").body("items.to", contains("2026-06-10T00:00:00Z"));
        close("1970-01-01");
        List<ServiceEventRecorded> sent = Published.on(Topic.SERVICE_EVENT, ServiceEventRecorded.class).stream()
                .filter(event -> event.customerId().equals("C-E1")).toList();
        assertThat(sent).extracting(ServiceEventRecorded::to).containsExactly(null, Instant.parse("2026-06-10T00:00:00Z"));
        assertThat(sent.get(1).serviceEventId()).isEqualTo(sent.get(0).serviceEventId());
    }

    @Test
    void a_bill_is_held_against_the_meters() {
        put("/v1/customers/C-B1", "{\"customerId\":\"C-B1\"}");
        put("/v1/meters/M-B1", "{\"meterId\":\"M-B1\",\"customerId\":\"C-B1\"}");
        post("/v1/readings", "application/x-ndjson", block("M-B1", "2026-07-01T00:00:00+02:00", 96, "0.5")).statusCode(202);
        close("2026-07-02");
        post("/v1/invoices", CSV, """
                invoiceId,customerId,from,to,kwh,amount
                I-1,C-B1,2026-07-01,2026-07-03,48,14.40
                I-2,C-B1,2026-07-01,2026-07-03,60,18.00
                I-3,C-B1,2026-07-01,2026-07-11,240,72.00
                """).statusCode(200).body("accepted", equalTo(3));
        get("/v1/invoices?customerId=C-B1").body("items.flag", contains("OK", "OVERBILLED", "UNKNOWN"))
                .body("items[1].variancePercent", equalTo(25.0f)).body("items[1].meteredKwh", equalTo(48.0f))
                .body("items[2].variancePercent", nullValue());
    }

    @Test
    void a_group_account_has_members_and_no_circles() {
        post("/v1/customers", CSV, "customerId,parentId\nG-TOP,\nG-A,G-TOP\nG-B,G-A\n").body("accepted", equalTo(3));
        get("/v1/customers/G-B/group").body("rootId", equalTo("G-TOP")).body("members.customerId", contains("G-A", "G-B"));
        get("/v1/customers?parentId=G-TOP").body("items.state.customerId", contains("G-A"));
        put("/v1/customers/G-TOP", "{\"customerId\":\"G-TOP\",\"parentId\":\"G-B\"}").statusCode(409).body("type",
                equalTo("urn:meterwise:problem:cycle"));
        put("/v1/feeders/GF-1", "{\"feederId\":\"GF-1\",\"parentId\":\"GF-2\"}").statusCode(200);
        put("/v1/feeders/GF-2", "{\"feederId\":\"GF-2\",\"parentId\":\"GF-1\"}").statusCode(409);
    }

    @Test
    void a_consent_has_purpose_time_and_proof_and_a_history() {
        put("/v1/customers/C-C1", "{\"customerId\":\"C-C1\"}");
        put("/v1/customers/C-C1/consents/email",
                "{\"status\":\"GRANTED\",\"at\":\"2026-01-02T10:00:00Z\",\"purpose\":\"MARKETING\",\"proof\":\"form 17\"}").statusCode(200);
        put("/v1/customers/C-C1", "{\"customerId\":\"C-C1\",\"region\":\"N\"}").body("state.consents.email.status", equalTo("GRANTED"));
        put("/v1/customers/C-C1/consents/email", "{\"status\":\"WITHDRAWN\"}").statusCode(200);
        get("/v1/customers/C-C1/consents/email/history").body("items.consent.status", contains("GRANTED", "WITHDRAWN"))
                .body("items[0].consent.proof", equalTo("form 17"));
        put("/v1/customers/C-404/consents/email", "{\"status\":\"WITHDRAWN\"}").statusCode(404);
        put("/v1/customers/C-C1/consents/email", "{\"status\":\"MAYBE\"}").statusCode(400);
        close("1970-01-01");
        List<CustomerChanged> sent = Published.on(Topic.CUSTOMER, CustomerChanged.class).stream()
                .filter(event -> "C-C1".equals(event.customerId())).toList();
        assertThat(sent.get(1).consents().get("email").purpose()).isEqualTo("MARKETING");
        assertThat(sent.get(3).consents().get("email").status()).isEqualTo("WITHDRAWN");
    }

    @Test
    void the_same_idempotency_key_keeps_one_request_from_being_done_twice() {
        for (int i = 0; i < 2; i++)
            as("ingest").header("Idempotency-Key", "contracts-1").contentType(JSON)
                    .body("{\"contractId\":\"K-9\",\"customerId\":\"C-K9\",\"from\":\"2026-01-01\"}").post("/v1/contracts").then()
                    .statusCode(200).body("changed", equalTo(1));
    }

    @Test
    void lists_of_an_owner_hold_nothing_of_others() {
        put("/v1/meters/M-O1", "{\"meterId\":\"M-O1\",\"customerId\":\"C-O1\"}");
        put("/v1/meters/M-O2", "{\"meterId\":\"M-O2\",\"customerId\":\"C-O2\"}");
        get("/v1/meters?customerId=C-O1").body("items", hasSize(1)).body("items.state.meterId", containsInAnyOrder("M-O1"));
        get("/v1/meters/M-O1/history").body("items.state.customerId", hasItems("C-O1"));
        get("/v1/meters/M-NO/history").statusCode(404);
    }

    private static int partitionOf(Topic topic, String key) {
        return Published.records(topic).stream().filter(record -> key.equals(new String(record.key())))
                .mapToInt(ConsumerRecord::partition).distinct().reduce((a, b) -> -1).orElse(-1);
    }

    private static int partitionOfKey(String key) {
        return org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(key.getBytes()))
                % Topic.LOCAL_PARTITIONS;
    }
}
