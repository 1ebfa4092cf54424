package com.meterwise.campaign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.campaign.TestDatabase;
import com.meterwise.campaign.webhooks.Delivery.Outcome;
import com.meterwise.campaign.webhooks.Subscription.State;

class DeliveryTableTest {
    private static DataSource database;
    private Connection connection;
    private DeliveryTable deliveries;
    private SubscriptionTable subscriptions;

    @BeforeAll
    static void start() { database = TestDatabase.fresh(); }

    @BeforeEach
    void open() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        deliveries = new DeliveryTable(connection);
        subscriptions = new SubscriptionTable(connection);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void what_happens_is_due_to_each_subscriber_of_its_type_once() throws SQLException {
        subscribe("a", Subscription.OFFER_CHANGED);
        subscribe("b", Subscription.OFFER_CHANGED);
        subscribe("c", Subscription.TASK_CHANGED);
        happens("e-1");
        happens("e-1");
        assertThat(deliveries.waiting()).containsExactlyInAnyOrder("a", "b");
        List<Delivery> claimed = deliveries.claim("a", 10, Duration.ofMinutes(1));
        assertThat(claimed).extracting(Delivery::eventId).containsExactly("e-1");
        assertThat(deliveries.claim("a", 10, Duration.ofMinutes(1))).as("claimed already").isEmpty();
        assertThat(deliveries.waiting()).containsExactly("b");
    }

    @Test
    void nobody_subscribed_keeps_nothing() throws SQLException {
        happens("e-2");
        subscribe("a", Subscription.OFFER_CHANGED);
        assertThat(deliveries.replay(subscriptions.find("a").orElseThrow(), Instant.EPOCH)).isZero();
    }

    @Test
    void a_delivery_that_was_given_up_is_tried_again_when_asked_and_a_delivered_one_is_not() throws SQLException {
        subscribe("a", Subscription.OFFER_CHANGED);
        happens("e-3");
        Delivery delivery = deliveries.claim("a", 1, Duration.ofMinutes(1)).get(0);
        deliveries.record(delivery, new Outcome.Dead("HTTP 500"));
        assertThat(deliveries.page("a", "DEAD", Long.MAX_VALUE, 10)).extracting(DeliveryTable.Shown::outcome).containsExactly("HTTP 500");
        assertThat(deliveries.retry("a", delivery.seq())).isTrue();
        Delivery again = deliveries.claim("a", 1, Duration.ofMinutes(1)).get(0);
        assertThat(again.attempts()).isEqualTo(1);
        deliveries.record(again, new Outcome.Delivered(200));
        assertThat(deliveries.retry("a", delivery.seq())).isFalse();
    }

    @Test
    void a_replay_delivers_again_what_was_delivered() throws SQLException {
        subscribe("a", Subscription.OFFER_CHANGED);
        happens("e-4");
        deliveries.record(deliveries.claim("a", 1, Duration.ofMinutes(1)).get(0), new Outcome.Delivered(200));
        assertThat(deliveries.waiting()).isEmpty();
        assertThat(deliveries.replay(subscriptions.find("a").orElseThrow(), Instant.EPOCH)).isEqualTo(1);
        assertThat(deliveries.waiting()).containsExactly("a");
    }

    @Test
    void a_paused_subscriber_misses_nothing_and_is_told_nothing() throws SQLException {
        subscribe("a", Subscription.OFFER_CHANGED);
        Subscription held = subscriptions.find("a").orElseThrow();
        Subscription paused = new Subscription("a", 2, held.url(), held.events(), held.description(), State.PAUSED, null);
        assertThat(subscriptions.replace(paused, 1)).isTrue();
        assertThat(subscriptions.replace(paused, 1)).as("from a version that is over").isFalse();
        happens("e-5");
        assertThat(deliveries.waiting()).isEmpty();
        assertThat(subscriptions.replace(held, 2)).isTrue();
        assertThat(deliveries.waiting()).containsExactly("a");
    }

    @Test
    void a_new_secret_signs_beside_the_one_before() throws SQLException {
        subscribe("a", Subscription.OFFER_CHANGED);
        String before = subscriptions.secrets("a").get(0).text();
        Secret next = Secret.random(new SecureRandom());
        assertThat(subscriptions.changeSecret("a", next)).isTrue();
        assertThat(subscriptions.secrets("a")).extracting(Secret::text).containsExactly(next.text(), before);
    }

    private void subscribe(String id, String type) throws SQLException {
        subscriptions.add(new Subscription(id, 1, URI.create("https://crm.example/"), Set.of(type), "", State.ACTIVE, null),
                Secret.random(new SecureRandom()));
    }

    private void happens(String eventId) throws SQLException { deliveries.append(eventId, Subscription.OFFER_CHANGED, "C-1", "{}"); }
}
