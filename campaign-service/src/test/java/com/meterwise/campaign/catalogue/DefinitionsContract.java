package com.meterwise.campaign.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Definitions.Kind;

/** What any {@link Definitions} keeps to. */
public abstract class DefinitionsContract {
    private final Tariff flat = SampleCatalogue.read().tariffs().get(0);

    /** Runs with definitions that hold none of the ids used here, and forgets them afterwards. */
    protected abstract void with(Consumer<Definitions> test);

    private Tariff tariff(String id, int version, String name) {
        return new Tariff(id, version, name, "EUR", null, null, flat.prices(), flat.periods(), null, null, "test");
    }

    @Test
    void versions_are_added_and_all_are_kept() {
        with(definitions -> {
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "first")));
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 2, "second")));
            assertThat(definitions.newest(Kind.TARIFF, "ZZ-1")).contains(tariff("ZZ-1", 2, "second"));
            assertThat(definitions.history(Kind.TARIFF, "ZZ-1")).extracting(Signed::definition)
                    .containsExactly(tariff("ZZ-1", 2, "second"), tariff("ZZ-1", 1, "first"));
        });
    }

    @Test
    void a_version_that_does_not_follow_the_newest_is_refused() {
        with(definitions -> {
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "first")));
            assertThatThrownBy(() -> definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "again"))))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 3, "later"))))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void a_page_has_the_newest_version_of_each_and_goes_on_after_the_last() {
        with(definitions -> {
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "first")));
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 2, "second")));
            definitions.add(Kind.TARIFF, by(tariff("ZZ-2", 1, "other")));
            assertThat(definitions.page(Kind.TARIFF, "ZZ", 1)).containsExactly(tariff("ZZ-1", 2, "second"));
            assertThat(definitions.page(Kind.TARIFF, "ZZ-1", 10)).containsExactly(tariff("ZZ-2", 1, "other"));
        });
    }

    @Test
    void a_version_holds_once_it_is_approved() {
        with(definitions -> {
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "first")));
            assertThat(definitions.versions(Kind.TARIFF)).doesNotContain(tariff("ZZ-1", 1, "first"));
            assertThat(definitions.catalogueWithDrafts().tariffs()).contains(tariff("ZZ-1", 1, "first"));
            Signed<Tariff> approved = by(tariff("ZZ-1", 1, "first")).approvedBy("somebody else", Instant.parse("2026-06-01T08:00:00Z"));
            definitions.approve(Kind.TARIFF, approved);
            assertThat(definitions.versions(Kind.TARIFF)).contains(tariff("ZZ-1", 1, "first"));
            assertThat(definitions.newestSigned(Kind.TARIFF, "ZZ-1")).contains(approved);
            assertThatThrownBy(() -> definitions.approve(Kind.TARIFF, approved)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void a_catalogue_with_one_draft_has_no_other_draft() {
        with(definitions -> {
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "first")));
            definitions.add(Kind.TARIFF, by(tariff("ZZ-2", 1, "other")));
            assertThat(definitions.catalogueWith(Kind.TARIFF, tariff("ZZ-1", 1, "first")).tariffs()).contains(tariff("ZZ-1", 1, "first"))
                    .doesNotContain(tariff("ZZ-2", 1, "other"));
        });
    }

    private static Signed<Tariff> by(Tariff tariff) { return Signed.draft(tariff, "author"); }

    @Test
    void kinds_are_told_apart() {
        with(definitions -> {
            definitions.add(Kind.TARIFF, by(tariff("ZZ-1", 1, "first")));
            assertThat(definitions.newest(Kind.PRODUCT, "ZZ-1")).isEmpty();
        });
    }
}
