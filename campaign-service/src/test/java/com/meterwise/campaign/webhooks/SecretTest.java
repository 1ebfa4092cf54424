package com.meterwise.campaign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void a_signature_is_the_one_the_standard_gives_as_its_example() {
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(Secret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_secret_is_told_once_and_read_back() {
        Secret secret = Secret.random(new SecureRandom());
        assertThat(Secret.parse(secret.text()).sign("a", 1, new byte[0])).isEqualTo(secret.sign("a", 1, new byte[0]));
        assertThat(secret.toString()).doesNotContain(secret.text().substring(8, 16));
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new Secret(new byte[16])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("24 to 64");
        assertThatThrownBy(() -> Secret.parse("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
