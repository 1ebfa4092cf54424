package com.meterwise.evidence;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.campaign.offers.Proof;
import com.meterwise.contracts.Json;

/** Recomputes an offer from its proof, without the service that made it. */
final class OfferReport implements Command {
    private static final String NO_ANSWER = "that is not the answer of GET /v1/offers/{id}";

    @Override
    public String name() { return "offer"; }

    @Override
    public String summary() { return "recomputes an offer from its proof, offline: value, saving, hash"; }

    @Override
    public String options() { return """
            OFFER-ID     of an offer of the running system; --data DIR if it was started with one (.local)
            --file FILE  instead: what GET /v1/offers/{id} answered, kept by whoever asked
            --save FILE  keeps the answer, to be recomputed again elsewhere"""; }

    @Override
    public boolean run(Arguments arguments) throws IOException, InterruptedException {
        Optional<Path> file = arguments.file("file");
        Path data = arguments.value("data", Path::of).orElse(Path.of(System.getProperty("meterwise.root", "."), ".local"));
        Optional<Path> save = arguments.value("save", Path::of);
        arguments.refuseTheRest();
        if (file.isPresent() == (arguments.words().size() == 1)) throw new WrongUse("name an offer, or a --file");
        String text = file.isPresent() ? Files.readString(file.get()) : asked(arguments.words().get(0), data);
        if (save.isPresent()) Files.writeString(save.get(), text);
        JsonNode answer = read(text);
        if (!answer.hasNonNull("offer") || !answer.hasNonNull("proof")) throw new WrongUse(NO_ANSWER);
        try {
            return judged(answer.get("offer"), Proof.read(answer.get("proof").toString()));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(NO_ANSWER + ": " + e.getMessage());
        }
    }

    private static JsonNode read(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new WrongUse(NO_ANSWER);
        }
    }

    private static boolean judged(JsonNode offer, Proof proof) {
        Goals goals = new Goals();
        String hash = proof.hash();
        goals.note("offer", proof.offerId() + " to " + proof.customerId() + " on " + proof.day(), "");
        goals.note("from", proof.proposal().now().name() + ", version " + proof.proposal().now().version(), "");
        goals.note("to", proof.proposal().then().name() + ", version " + proof.proposal().then().version(), "");
        goals.note("value to the retailer", offer.get("value").asText(), "in the proof " + proof.valuation().value());
        goals.note("saving a year, P50", offer.get("saving").asText(), "in the proof " + proof.valuation().saving().p50());
        goals.atLeast("value follows from the inputs", proof.holds() ? 1 : 0, 1, "", "");
        goals.atLeast("offer shows the proof's figures", same(offer, proof) ? 1 : 0, 1, "", "");
        goals.atLeast("hash is the offer's", hash.equals(offer.get("proofHash").asText()) ? 1 : 0, 1, "", hash);
        goals.print(System.out);
        System.out.println(goals.allReached() ? "the proof holds" : "THE PROOF DOES NOT HOLD");
        return goals.allReached();
    }

    private static boolean same(JsonNode offer, Proof proof) {
        return offer.get("value").asText().equals(proof.valuation().value().toString())
                && offer.get("saving").asText().equals(proof.valuation().saving().p50().toString())
                && offer.get("customerId").asText().equals(proof.customerId());
    }

    private static String asked(String offerId, Path data) throws IOException, InterruptedException {
        if (!offerId.matches("[A-Za-z0-9._:-]{1,64}")) throw new WrongUse("that is no offer's id: " + offerId);
        Path system = data.resolve("system.json");
        if (!Files.isReadable(system)) throw new WrongUse("no system runs with %s: ./start it, or give --data".formatted(data));
        JsonNode access = Json.MAPPER.readTree(system.toFile());
        HttpRequest request = HttpRequest.newBuilder(URI.create(access.at("/services/campaign").asText() + "/v1/offers/" + offerId))
                .header("Authorization", "Bearer " + access.at("/tokens/viewer").asText()).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> response = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request,
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 404) throw new WrongUse("there is no offer " + offerId);
        if (response.statusCode() != 200) throw new IOException("campaign answers %d".formatted(response.statusCode()));
        return response.body();
    }
}
