package com.meterwise.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.contracts.Json;
import com.meterwise.embedded.Root;
import com.meterwise.synthetic.Utility;

/** A system started by {@code ./start} with the invented utility, seen from outside. */
final class LiveSystem implements AutoCloseable {
    private static final int DAYS = 30;
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;
    private final boolean own;
    private final JsonNode system;
    private final Utility utility;

    private LiveSystem(Path data, boolean own) throws IOException {
        this.data = data;
        this.own = own;
        this.system = Json.MAPPER.readTree(data.resolve("system.json").toFile());
        JsonNode plan = Json.MAPPER.readTree(data.resolve("sample.json").toFile());
        JsonNode market = Json.MAPPER.readTree(data.resolve("market.json").toFile());
        this.utility = Utility.of(plan.get("customers").asInt(), LocalDate.parse(plan.get("from").asText()), plan.get("days").asInt(),
                ZoneId.of(market.get("zone").asText()));
    }

    static LiveSystem at(String data) throws IOException { return new LiveSystem(Path.of(data), false); }

    static LiveSystem start(int customers, int ports) throws IOException, InterruptedException {
        Path data = Root.find().resolve("target/benchmarks/live-" + ProcessHandle.current().pid());
        Files.createDirectories(data.getParent());
        script("start", "--detach", "--data", data.toString(), "--customers", "" + customers, "--days", "" + DAYS, "--ports-from",
                "" + ports);
        return new LiveSystem(data, true);
    }

    Utility utility() { return utility; }

    Path data() { return data; }

    /** @return address of health, metrics and OpenAPI */
    URI management(String service) {
        return URI.create(system.get("management").get(service).asText());
    }

    String kafka() { return system.get("kafka").asText(); }

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

    private JsonNode get(String service, String path) throws IOException, InterruptedException {
        return answer(request(service, path, "viewer").GET().build());
    }

    HttpRequest.Builder request(String service, String path, String role) {
        return HttpRequest.newBuilder(URI.create(system.get("services").get(service).asText()).resolve(path)).header("Authorization",
                "Bearer " + system.get("tokens").get(role).asText());
    }

    private static JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300)
            throw new IllegalStateException("%s answers %d %s".formatted(request.uri(), response.statusCode(), response.body()));
        return Json.MAPPER.readTree(response.body());
    }

    private static void script(String name, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Root.find().resolve(name).toString()));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(
                ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) throw new IllegalStateException("./%s ends with %d".formatted(name, process.exitValue()));
    }

    @Override
    public void close() throws IOException {
        try {
            if (own) script("stop", "--data", data.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
