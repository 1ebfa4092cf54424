package com.meterwise.campaign.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every version of every definition. Versions are added and approved, never changed. Used inside a transaction. */
public interface Definitions {
    /** One kind of definition. */
    record Kind<T extends Definition<T>>(String name, Class<T> type) {
        public static final Kind<Tariff> TARIFF = new Kind<>("TARIFF", Tariff.class);
        public static final Kind<Product> PRODUCT = new Kind<>("PRODUCT", Product.class);
        public static final Kind<Policy> POLICY = new Kind<>("POLICY", Policy.class);
        public static final Kind<Playbook> PLAYBOOK = new Kind<>("PLAYBOOK", Playbook.class);
        public static final Kind<Campaign> CAMPAIGN = new Kind<>("CAMPAIGN", Campaign.class);
    }

    /** All versions of all definitions of a kind, by id and version. */
    <T extends Definition<T>> List<Signed<T>> all(Kind<T> kind);

    /** The approved ones of them: what may hold. */
    default <T extends Definition<T>> List<T> versions(Kind<T> kind) {
        return all(kind).stream().filter(Signed::isApproved).map(Signed::definition).toList();
    }

    /** The newest version, approved or not. */
    default <T extends Definition<T>> Optional<T> newest(Kind<T> kind, String id) {
        return newestSigned(kind, id).map(Signed::definition);
    }

    <T extends Definition<T>> Optional<Signed<T>> newestSigned(Kind<T> kind, String id);

    /** All versions of one definition, newest first. */
    <T extends Definition<T>> List<Signed<T>> history(Kind<T> kind, String id);

    /** The newest version of each, by id. @param after last id of the page before, or "" */
    <T extends Definition<T>> List<T> page(Kind<T> kind, String after, int limit);

    /** @throws IllegalStateException if the version is not the one after the newest: somebody else was faster */
    <T extends Definition<T>> void add(Kind<T> kind, Signed<T> version);

    /** Signs the newest version, which is still a draft. */
    <T extends Definition<T>> void approve(Kind<T> kind, Signed<T> approved);

    default Catalogue catalogue() {
        return new Catalogue(versions(Kind.TARIFF), versions(Kind.PRODUCT), versions(Kind.POLICY), versions(Kind.CAMPAIGN));
    }

    /** As if every draft were approved: for previews. */
    default Catalogue catalogueWithDrafts() {
        return new Catalogue(drafts(Kind.TARIFF), drafts(Kind.PRODUCT), drafts(Kind.POLICY), versions(Kind.CAMPAIGN));
    }

    /** As if this draft, and no other, were approved. */
    default <T extends Definition<T>> Catalogue catalogueWith(Kind<T> kind, T draft) {
        Catalogue now = catalogue();
        return new Catalogue(plus(now.tariffs(), Kind.TARIFF, kind, draft), plus(now.products(), Kind.PRODUCT, kind, draft),
                plus(now.policies(), Kind.POLICY, kind, draft), now.campaigns());
    }

    private static <T extends Definition<T>> List<T> plus(List<T> held, Kind<T> kind, Kind<?> drafted, Definition<?> draft) {
        if (!kind.equals(drafted) || held.contains(draft)) return held;
        return Stream.concat(held.stream(), Stream.of(kind.type().cast(draft))).toList();
    }

    private <T extends Definition<T>> List<T> drafts(Kind<T> kind) { return all(kind).stream().map(Signed::definition).toList(); }
}
