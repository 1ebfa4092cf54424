package com.meterwise.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.KnownStructure;
import com.meterwise.ingestion.checking.MarketTimeWindow;
import com.meterwise.ingestion.checking.Midnight;
import com.meterwise.ingestion.checking.NoNegativeEnergy;
import com.meterwise.ingestion.checking.PhysicalLimit;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.estimation.Estimation;
import com.meterwise.ingestion.estimation.MeanProfile;
import com.meterwise.ingestion.estimation.ProxyDay;
import com.meterwise.ingestion.estimation.RegisterScaling;
import com.meterwise.ingestion.intake.NdjsonReadings;
import com.meterwise.ingestion.meterday.Rehearsal;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.synthetic.Fault.Kind;
import com.meterwise.synthetic.Mishaps;
import com.meterwise.synthetic.Utility;

/** How many planted faults the rules find, and how often they cry for nothing; and how good the estimates are. */
final class ValidationBenchmark implements Command {
    private static final MarketTime MARKET = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final double GOAL = 0.95;
    private static final double USUAL_SHARE = 0.3;

    @Override
    public String name() { return "vee"; }

    @Override
    public String summary() { return "validation: precision, recall and F1 per kind of planted fault; error of the estimates"; }

    @Override
    public String options() { return """
            --seeds N       utilities, default 5
            --first-seed N  default 1
            --customers N   default 200
            --days N        default 112, of which 28 are free of faults
            --faults S      share of each meter's fortnights with a fault, default 0.3
            --list          tells every miss and every false alarm"""; }

    @Override
    public boolean run(Arguments arguments) throws IOException {
        int seeds = arguments.number("seeds", 5, 1);
        int first = arguments.number("first-seed", 1, 0);
        int customers = arguments.number("customers", 200, 2);
        int days = arguments.number("days", 112, 42);
        double share = arguments.value("faults", Double::parseDouble).orElse(USUAL_SHARE);
        boolean isTelling = arguments.has("list");
        arguments.refuseTheRest();

        FaultScore all = new FaultScore();
        EstimateScore estimates = new EstimateScore();
        double worst = 1;
        double curious = 0;
        for (int seed = first; seed < first + seeds; seed++) {
            FaultScore score = new FaultScore();
            curious += one(utility(seed, customers, days, share), score, estimates) / seeds;
            if (isTelling) score.tell(System.out);
            worst = Math.min(worst, score.f1());
            all.add(score);
        }
        Goals table = new Goals();
        table.atLeast("F1 of all faults", all.f1(), GOAL, "", "");
        table.atLeast("F1 of the worst seed", worst, GOAL, "", "");
        for (Kind kind : Kind.values())
            table.note(kind.name(), all.shown(kind), "");
        table.note("alarms of other rules", Integer.toString(all.otherAlarms()), "");
        table.note("meter-days whose history is read", Goals.shown(100 * curious, "%"), "");
        estimates.addTo(table);
        table.print(System.out);
        return table.allReached();
    }

    /** F1 of all planted faults of one utility. */
    static double f1(int seed, int customers, int days) throws IOException {
        FaultScore score = new FaultScore();
        one(utility(seed, customers, days, USUAL_SHARE), score, new EstimateScore());
        return score.f1();
    }

    private static Utility utility(int seed, int customers, int days, double share) {
        return Utility.of(customers, LocalDate.of(2026, 1, 1), days, MARKET.zone()).withSeed(seed)
                .withMishaps(new Mishaps(20, 50, 0, 0, share));
    }

    /** @return share of the meter-days whose history was read */
    private static double one(Utility utility, FaultScore score, EstimateScore estimates) throws IOException {
        Map<String, MeterFacts> facts = facts(utility);
        Estimation estimation = Estimation.usual(ProxyDay.Temperatures.UNKNOWN, MeanProfile.Profiles.UNKNOWN,
                RegisterScaling.Registers.UNKNOWN);
        Checks checks = new Checks(List.of(new KnownStructure(), MarketTimeWindow.replay()),
                List.of(new NoNegativeEnergy(), new PhysicalLimit(1.1)), new Midnight(MARKET));
        Rehearsal rehearsal = new Rehearsal(MARKET, checks, Thresholds.USUAL, estimation, facts::get);
        Utility sound = utility.withMishaps(new Mishaps(20, 50, 0, 0));
        for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1)) {
            rehearsal.read(new NdjsonReadings(), lines(utility, day));
            List<Rehearsal.Closed> closed = rehearsal.close(day);
            if (closed.stream().noneMatch(each -> each.verdict().estimated() > 0)) continue;
            Map<String, double[]> truth = new HashMap<>();
            for (JsonNode line : Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(lines(sound, day)).readAll())
                truth.put(line.get("meterId").asText(), Json.MAPPER.convertValue(line.get("values"), double[].class));
            for (Rehearsal.Closed each : closed)
                estimates.add(each.verdict().estimates(), truth.get(each.meterId()));
        }
        utility.eachFault(score::planted);
        rehearsal.told().forEach(score::told);
        return rehearsal.curiousShare();
    }

    private static ByteArrayInputStream lines(Utility utility, LocalDate day) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        utility.writeReadings(day, day.plusDays(1), out);
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static Map<String, MeterFacts> facts(Utility utility) throws IOException {
        Map<String, Double> limits = new HashMap<>();
        ByteArrayOutputStream customers = new ByteArrayOutputStream();
        utility.writeCustomers(customers);
        for (JsonNode customer : Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(customers.toByteArray()).readAll())
            limits.put(customer.get("customerId").asText(), customer.get("contractedKw").asDouble());
        ByteArrayOutputStream meters = new ByteArrayOutputStream();
        utility.writeMeters(meters);
        Map<String, MeterFacts> facts = new HashMap<>();
        for (JsonNode meter : Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(meters.toByteArray()).readAll()) {
            Double limit = limits.get(meter.path("customerId").asText());
            facts.put(meter.get("meterId").asText(), new MeterFacts(meter.get("meterId").asText(), Set.of("importKwh"),
                    Optional.of(Duration.parse(meter.get("interval").asText())),
                    limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit)));
        }
        return facts;
    }

    static Map<Kind, Set<String>> rules() {
        Map<Kind, Set<String>> rules = new EnumMap<>(Kind.class);
        rules.put(Kind.SPIKE, Set.of("V06", "V07", "V08"));
        rules.put(Kind.GAP, Set.of("V04"));
        rules.put(Kind.FLATLINE, Set.of("V13"));
        rules.put(Kind.NEGATIVE, Set.of("V05"));
        rules.put(Kind.MULTIPLIER, Set.of("V18", "V06"));
        rules.put(Kind.CLOCK_SHIFT, Set.of("V03"));
        rules.put(Kind.DUPLICATE, Set.of("V02", "REPEAT"));
        return rules;
    }
}
