package com.meterwise.ingestion.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which limits a meter's data are judged by: those of the first source, by name, that claims it. Immutable. */
public final class Sources implements Function<String, Thresholds> {
    private final List<Source> sources;
    private final Thresholds usual;

    /** @param meters regular expression of whole meter ids */
    public record Source(Pattern meters, Thresholds thresholds) {}

    public Sources(List<Source> sources, Thresholds usual) {
        this.sources = List.copyOf(sources);
        this.usual = usual;
    }

    /** By configuration; a source without a pattern, other than the usual one, claims nothing. */
    public static Sources of(VeeConfig config) {
        List<Source> sources = new ArrayList<>();
        config.sources().keySet().stream().sorted().filter(name -> !name.equals(VeeConfig.USUAL)).forEach(name -> {
            VeeConfig.Source source = config.sources().get(name);
            source.meters().ifPresent(meters -> sources.add(new Source(Pattern.compile(meters), source.thresholds())));
        });
        return new Sources(sources, config.sources().get(VeeConfig.USUAL).thresholds());
    }

    @Override
    public Thresholds apply(String meterId) {
        for (Source source : sources)
            if (source.meters.matcher(meterId).matches()) return source.thresholds;
        return usual;
    }
}
