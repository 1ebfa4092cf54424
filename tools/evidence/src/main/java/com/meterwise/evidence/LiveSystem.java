package com.meterwise.evidence;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.contracts.Json;
import com.meterwise.synthetic.Utility;

/** A running system with the invented utility loaded. */
final class LiveSystem extends RunningSystem {
    private static final int DAYS = 30;

    private final Utility utility;

    private LiveSystem(Path data, boolean own) throws IOException {
        super(data, own);
        JsonNode plan = Json.MAPPER.readTree(data.resolve("sample.json").toFile());
        JsonNode market = Json.MAPPER.readTree(data.resolve("market.json").toFile());
        this.utility = Utility.of(plan.get("customers").asInt(), LocalDate.parse(plan.get("from").asText()), plan.get("days").asInt(),
                ZoneId.of(market.get("zone").asText()));
    }

    static LiveSystem at(String data) throws IOException { return new LiveSystem(Path.of(data), false); }

    static LiveSystem start(int customers, int ports) throws IOException, InterruptedException {
        return new LiveSystem(started(ports, "--customers", Integer.toString(customers), "--days", Integer.toString(DAYS)), true);
    }

    Utility utility() { return utility; }

    /** Customer to the segment the last closed day left it in; those of no segment are left out. */
    Map<String, String> segments(List<String> customers) throws IOException, InterruptedException {
        Map<String, String> segments = new TreeMap<>();
        for (String customer : customers) {
            JsonNode view = get("segmentation", "/v1/customers/" + customer);
            boolean key = List.of("STRATEGIC", "KEY").contains(view.path("tier").asText());
            if (view.hasNonNull("segment") && !key) segments.put(customer, view.get("segment").asText());
        }
        return segments;
    }

    /** A campaign that decides at once, for a product that promises no saving, so that many who move get an offer. Nobody is held out. */
    void openLiveCampaign() throws IOException, InterruptedException {
        ObjectNode campaign = (ObjectNode) get("campaign", "/v1/campaigns/C-TOU-LIVE");
        String id = "C-LIVE-" + ProcessHandle.current().pid();
        campaign.put("campaignId", id).put("holdout", 0).put("productId", "P-GREEN");
        answer(request("campaign", "/v1/campaigns/" + id, "operator").header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(campaign.toString())).build());
        answer(request("campaign", "/v1/campaigns/" + id + "/activate", "manager").POST(BodyPublishers.noBody()).build());
    }

    /** @return the answer to blocks that were all accepted */
    JsonNode post(String blocks) throws IOException, InterruptedException {
        HttpRequest request = request("ingestion", "/v1/readings", "ingest").header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(blocks)).build();
        JsonNode answer = answer(request);
        if (answer.path("rejected").asLong() > 0) throw new IllegalStateException("blocks are refused: " + answer);
        return answer;
    }

    /** Waits until nobody with news is left to be looked at. */
    void awaitNoneTouched() throws IOException, InterruptedException {
        while (get("segmentation", "/v1/status").path("touched").asLong(0) > 0)
            LockSupport.parkNanos(5_000_000);
    }
}
