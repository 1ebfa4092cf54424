package com.meterwise.console.edge;

import java.util.Objects;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Tells an open page that something has happened; the page then asks again for what it shows. */
@Path("/live")
class LiveResource {
    private final Pulse pulse;
    private final Sse sse;

    LiveResource(Pulse pulse, Sse sse) {
        this.pulse = pulse;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> live() {
        String[] before = new String[1];
        return Multi.createFrom().ticks().every(pulse.every()).onOverflow().drop().emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> {
                    String now = pulse.now();
                    String name = before[0] == null || Objects.equals(before[0], now) ? "quiet" : "happened";
                    before[0] = now;
                    return sse.newEventBuilder().name(name).data("-").build();
                });
    }
}
