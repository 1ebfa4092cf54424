package com.meterwise.synthetic;

import java.util.List;

/** The planted kinds of customer. Every segment that is found can be compared with these. */
public enum Archetype {
    TWO_SHIFT_PLANT(7, "INDUSTRIAL", List.of("C10", "C22", "C25", "C28"), new Size(230_000, .8, true), Shapes.TWO_SHIFT,
            new Response(.02, .03, .05, .07, .05)), CONTINUOUS_PLANT(5, "INDUSTRIAL", List.of("C17", "C20", "C23", "C24"),
                    new Size(550_000, .8, true), Shapes.CONTINUOUS,
                    new Response(0, .01, .04, .04, .03)), OFFICE(12, "COMMERCIAL", List.of("J62", "K64", "M69", "M71"),
                            new Size(60_000, .7, true), Shapes.OFFICE,
                            new Response(.05, .08, .35, .08, .04)), RETAIL(12, "COMMERCIAL", List.of("G45", "G47", "I56"),
                                    new Size(65_000, .6, true), Shapes.RETAIL,
                                    new Response(.02, .05, .3, .08, .04)), SCHOOL(6, "PUBLIC", List.of("P85"), new Size(110_000, .5, false),
                                            Shapes.SCHOOL, new Response(.1, .2, 0, .1, .05)), HOUSEHOLD(36, "RESIDENTIAL", List.of("T98"),
                                                    new Size(3_500, .4, false), Shapes.HOUSEHOLD,
                                                    new Response(.12, .1, 0, .35, .12)), NIGHT_STORAGE(10, "RESIDENTIAL", List.of("T98"),
                                                            new Size(9_500, .35, false), Shapes.NIGHT_STORAGE,
                                                            new Response(0, .8, 0, .15, .08)),
    /** A household with a roof of its own: its size is what it uses, its meter sees what the sun leaves over. */
    PV_HOUSEHOLD(12, "RESIDENTIAL", List.of("T98"), new Size(5_000, .35, false), Shapes.HOUSEHOLD,
            new Response(.12, .1, 0, .3, .12));

    private static final Archetype[] ALL = values();
    private static final double TOTAL = total();

    private final double weight;
    private final String kind;
    private final List<String> sectors;
    private final Size size;
    private final Shape shape;
    private final Response response;

    Archetype(double weight, String kind, List<String> sectors, Size size, Shape shape, Response response) {
        this.weight = weight;
        this.kind = kind;
        this.sectors = sectors;
        this.size = size;
        this.shape = shape;
        this.response = response;
    }

    /** @param share in [0, 1): the place in the row of all archetypes, each as wide as it is common */
    static Archetype at(double share) {
        double left = share * TOTAL;
        for (Archetype archetype : ALL) {
            left -= archetype.weight;
            if (left < 0) return archetype;
        }
        throw new IllegalArgumentException("share must be in [0, 1), got " + share);
    }

    /** What such a customer turns into when it drifts: a second life with another rhythm. */
    Archetype successor() {
        return switch (this) {
            case TWO_SHIFT_PLANT, OFFICE -> CONTINUOUS_PLANT;
            case CONTINUOUS_PLANT -> TWO_SHIFT_PLANT;
            case RETAIL, SCHOOL -> OFFICE;
            case HOUSEHOLD, PV_HOUSEHOLD -> NIGHT_STORAGE;
            case NIGHT_STORAGE -> HOUSEHOLD;
        };
    }

    boolean isResidential() { return kind.equals("RESIDENTIAL"); }

    String kind() { return kind; }

    List<String> sectors() { return sectors; }

    Size size() { return size; }

    Shape shape() { return shape; }

    Response response() { return response; }

    /** Highest load that must be expected of a customer with this yearly consumption. */
    double peakKw(double annualKwh) {
        return annualKwh / Customer.HOURS_A_YEAR * shape.highest() * response.atPeak();
    }

    private static double total() {
        double sum = 0;
        for (Archetype archetype : ALL)
            sum += archetype.weight;
        return sum;
    }
}
