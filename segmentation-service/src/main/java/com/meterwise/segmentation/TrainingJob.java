package com.meterwise.segmentation;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.meterwise.platform.work.Lookout;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.clustering.ModelTable;
import com.meterwise.segmentation.intake.Sql;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Trains the models people asked for, one after the other; a request outlives a crash, and is taken by one replica. */
@ApplicationScoped
class TrainingJob {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ModelTable models;
    private final Segmentation segmentation;
    private final Lookout lookout;

    TrainingJob(Transactions transactions, ModelTable models, Segmentation segmentation) {
        this.models = models;
        this.segmentation = segmentation;
        lookout = Lookout.every(PAUSE, "training", () -> transactions.call(this::trainNext));
    }

    void start(@Observes StartupEvent event) { lookout.begin(); }

    void stop(@Observes ShutdownEvent event) { lookout.close(); }

    /** @return whether there was a request */
    private boolean trainNext(Work work) {
        Optional<String> next = new Sql(work.connection()).list("""
                select model_id from model where status = 'REQUESTED' order by training_day, model_id limit 1 for update skip locked""",
                row -> row.getString(1)).stream().findFirst();
        if (next.isEmpty()) return false;
        ModelRow request = models.findById(next.get());
        segmentation.train(request, work);
        return true;
    }
}
