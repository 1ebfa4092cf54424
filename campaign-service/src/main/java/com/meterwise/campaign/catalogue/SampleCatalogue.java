package com.meterwise.campaign.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.contracts.Json;

/** The catalogue the migrations bring, read from the migrations themselves: what tests and measurements decide with. */
public final class SampleCatalogue {
    private static final Pattern INSERT = Pattern.compile("values \\('(\\w+)', '([^']+)', 1, '((?:[^']|'')*)'[,)]");
    private static final List<String> MIGRATIONS = List.of("V1002__sample_catalogue", "V1024__sample_products");

    private SampleCatalogue() {}

    public static Catalogue read() { return new Catalogue(all(Kind.TARIFF), all(Kind.PRODUCT), all(Kind.POLICY), all(Kind.CAMPAIGN)); }

    public static <T extends Definition<T>> List<T> all(Kind<T> kind) {
        return MIGRATIONS.stream().flatMap(name -> INSERT.matcher(migration(name)).results())
                .filter(found -> found.group(1).equals(kind.name())).map(found -> body(found, kind))
                .toList();
    }

    private static <T extends Definition<T>> T body(MatchResult found, Kind<T> kind) {
        return Json.read(found.group(3).replace("''", "'").getBytes(StandardCharsets.UTF_8), kind.type()).withVersion(1);
    }

    private static String migration(String name) {
        try (InputStream file = SampleCatalogue.class.getResourceAsStream("/db/service/" + name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
