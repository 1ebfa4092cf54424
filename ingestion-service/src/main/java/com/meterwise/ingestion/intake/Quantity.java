package com.meterwise.ingestion.intake;

import java.util.Map;
import java.util.Set;

/**
 * What a column of readings in ESPI or CIM measures: their shared codes, translated once. Energy, or mean power over the slot, of electricity in
 * one direction.
 *
 * @param channel    importKwh, exportKwh, importKvarh or exportKvarh
 * @param scale      Wh (varh) or W (var) one unit of a value is
 * @param power      whether a value is mean power over its slot
 * @param cumulative whether a value is a register's count at an instant, not the energy of a slot
 */
record Quantity(String channel, double scale, boolean power, boolean cumulative) {
    private static final int NOT_SAID = -1;
    private static final Map<Integer, String> SERVICES = Map.of(1, "gas", 2, "water", 3, "time", 4, "heat", 5, "refuse", 6, "sewerage", 7,
            "rates", 8, "television", 9, "internet");
    private static final Map<Integer, String> COMMODITIES = Map.ofEntries(Map.entry(3, "communication"), Map.entry(4, "air"),
            Map.entry(5, "insulating gas"), Map.entry(6, "insulating oil"), Map.entry(7, "natural gas"), Map.entry(8, "propane"),
            Map.entry(9, "potable water"), Map.entry(10, "steam"), Map.entry(11, "waste water"), Map.entry(12, "heating fluid"),
            Map.entry(13, "cooling fluid"), Map.entry(14, "reclaimed water"));
    private static final Map<Integer, String> UNITS = Map.of(42, "m3", 119, "cubic feet", 128, "US gallons", 134, "litres", 169, "therms",
            80,
            "money", 61, "VA", 71, "VAh", 132, "Btu");
    /** 0 not said; 4 delta; 9 the sum of a period. */
    private static final Set<Integer> OF_A_SLOT = Set.of(NOT_SAID, 0, 4, 9);
    /** 1 bulk quantity, 2 and 3 cumulative: counts of a register. */
    private static final Set<Integer> OF_A_REGISTER = Set.of(1, 2, 3);
    /** Of power: 0 not said, 2 average, 12 normal. */
    private static final Set<Integer> MEANS = Set.of(NOT_SAID, 0, 2, 12);
    /** 0 not said, 12 energy, 37 power; 8 demand is the mean power of a slot if it is no maximum. */
    private static final Set<Integer> KINDS = Set.of(NOT_SAID, 0, 8, 12, 37);

    /** The codes of a ReadingType, -1 where one is absent. */
    record Codes(int service, int commodity, int uom, int multiplier, int flow, int accumulation, int kind, int qualifier) {
        /** The service is told by what the readings hang on. */
        Codes at(int usagePointService) {
            return new Codes(usagePointService, commodity, uom, multiplier, flow, accumulation, kind, qualifier);
        }
    }

    /** @throws IllegalArgumentException if that is not electricity, has no channel here or is no energy; it says what it is */
    static Quantity of(Codes codes) {
        if (codes.service() > 0) throw no("service kind %d (%s)", codes.service(), SERVICES.getOrDefault(codes.service(), "unknown"));
        if (codes.commodity() > 2) throw no("commodity %d (%s)", codes.commodity(), COMMODITIES.getOrDefault(codes.commodity(), "unknown"));
        if (codes.uom() == NOT_SAID) {
            throw new IllegalArgumentException(codes.service() == NOT_SAID
                    ? "unknown commodity: neither ServiceCategory nor ReadingType tells what is measured"
                    : "the ReadingType tells no unit (uom)");
        }
        boolean power = codes.uom() == 38 || codes.uom() == 63;
        boolean reactive = codes.uom() == 73 || codes.uom() == 63;
        if (!power && codes.uom() != 72 && codes.uom() != 73)
            throw no("unit (uom) %d (%s)", codes.uom(), UNITS.getOrDefault(codes.uom(), "unknown"));
        if (!KINDS.contains(codes.kind())) throw new IllegalArgumentException("kind %d is no energy (12)".formatted(codes.kind()));
        if (!power && codes.kind() == 8) throw new IllegalArgumentException("kind 8 (demand) in a unit of energy");
        if (power && !MEANS.contains(codes.qualifier()))
            throw new IllegalArgumentException("dataQualifier %d: only mean power becomes energy".formatted(codes.qualifier()));
        boolean cumulative = OF_A_REGISTER.contains(codes.accumulation());
        boolean slot = OF_A_SLOT.contains(codes.accumulation()) || power && codes.accumulation() == 6;
        if (!cumulative && !slot || cumulative && power)
            throw new IllegalArgumentException("accumulation %d is neither energy of a slot (4) nor a register (1, 3)".formatted(codes
                    .accumulation()));
        if (Math.abs(codes.multiplier()) > 12)
            throw new IllegalArgumentException("powerOfTenMultiplier %d is beyond any meter".formatted(codes.multiplier()));
        return new Quantity(direction(codes.flow()) + (reactive ? "Kvarh" : "Kwh"), Math.pow(10, codes.multiplier()), power, cumulative);
    }

    /** @return Wh of a value over a slot, {@link Energy#MISSING} for NaN */
    long wh(double value, long seconds) {
        return Energy.wh(value, power ? scale * seconds / 3600.0 : scale);
    }

    private static String direction(int flow) {
        return switch (flow) {
            case NOT_SAID, 0, 1 -> "import";
            case 19 -> "export";
            case 4 -> throw new IllegalArgumentException("flowDirection 4 (net) has no channel; forward (1) and reverse (19) have");
            default ->
                throw new IllegalArgumentException("flowDirection %d has no channel; forward (1) and reverse (19) have".formatted(flow));
        };
    }

    private static IllegalArgumentException no(String what, int code, String name) {
        return new IllegalArgumentException("not electricity in Wh or W: " + what.formatted(code, name));
    }
}
