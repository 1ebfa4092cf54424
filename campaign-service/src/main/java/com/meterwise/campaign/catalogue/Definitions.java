package com.meterwise.campaign.catalogue;

import java.util.List;
import java.util.Optional;

/** Every version of every definition. Versions are added, never changed. Used inside a transaction. */
public interface Definitions {
    /** One kind of definition. */
    record Kind<T extends Definition<T>>(String name, Class<T> type) {
        public static final Kind<Tariff> TARIFF = new Kind<>("TARIFF", Tariff.class);
        public static final Kind<Product> PRODUCT = new Kind<>("PRODUCT", Product.class);
        public static final Kind<Policy> POLICY = new Kind<>("POLICY", Policy.class);
        public static final Kind<Campaign> CAMPAIGN = new Kind<>("CAMPAIGN", Campaign.class);
    }

    /** All versions of all definitions of a kind, by id and version. */
    <T extends Definition<T>> List<T> versions(Kind<T> kind);

    /** The newest version. */
    <T extends Definition<T>> Optional<T> newest(Kind<T> kind, String id);

    /** The newest version of each, by id. @param after last id of the page before, or "" */
    <T extends Definition<T>> List<T> page(Kind<T> kind, String after, int limit);

    /** @throws IllegalStateException if the version is not the one after the newest: somebody else was faster */
    <T extends Definition<T>> void add(Kind<T> kind, T definition);

    default Catalogue catalogue() {
        return new Catalogue(versions(Kind.TARIFF), versions(Kind.PRODUCT), versions(Kind.POLICY), versions(Kind.CAMPAIGN));
    }
}
