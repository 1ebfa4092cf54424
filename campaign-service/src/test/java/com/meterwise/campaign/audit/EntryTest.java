package com.meterwise.campaign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Act WRITTEN = new Act(Instant.parse("2026-06-01T08:00:00.123456789Z"), "anna", "tariff.write", "T-1", "version 1");
    private final Entry first = Entry.after(0, Entry.NOTHING_BEFORE, WRITTEN);

    @Test
    void an_entry_follows_the_one_it_was_written_after() {
        Entry second = Entry.after(first.seq(), first.hash(), WRITTEN);
        assertThat(first.follows(0, Entry.NOTHING_BEFORE)).isTrue();
        assertThat(second.follows(1, first.hash())).isTrue();
        assertThat(second.hash()).isNotEqualTo(first.hash());
    }

    @Test
    void an_entry_that_was_changed_does_not() {
        Entry changed = new Entry(first.seq(), first.at(), "otto", first.action(), first.subject(), first.detail(), first.previous(),
                first.hash());
        assertThat(changed.follows(0, Entry.NOTHING_BEFORE)).isFalse();
    }

    @Test
    void an_entry_that_was_taken_out_is_missed() {
        Entry second = Entry.after(first.seq(), first.hash(), WRITTEN);
        Entry third = Entry.after(second.seq(), second.hash(), WRITTEN);
        assertThat(third.follows(1, first.hash())).isFalse();
    }

    @Test
    void text_moved_from_one_field_to_the_next_changes_the_hash() {
        Entry one = Entry.after(0, Entry.NOTHING_BEFORE, new Act(WRITTEN.at(), "anna", "tariff.write", "T-12", "3"));
        Entry other = Entry.after(0, Entry.NOTHING_BEFORE, new Act(WRITTEN.at(), "anna", "tariff.write", "T-1", "23"));
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }
}
