package com.meterwise.platform.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.ws.rs.NameBinding;

/**
 * Marks an operation that obeys {@code Idempotency-Key}: the repeat of a request answers as the first did and does nothing again; another
 * request under the same key is 422, one in flight 409. Keys belong to the caller and live for a day. Without the header nothing changes.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ METHOD, TYPE })
public @interface Idempotent {
}
