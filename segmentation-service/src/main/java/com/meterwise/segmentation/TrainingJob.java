package com.meterwise.segmentation;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

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
    private static final Logger LOG = Logger.getLogger(TrainingJob.class);
    private static final long LOOK_MILLIS = 500;

    private final Transactions transactions;
    private final ModelTable models;
    private final Segmentation segmentation;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "training"));

    TrainingJob(Transactions transactions, ModelTable models, Segmentation segmentation) {
        this.transactions = transactions;
        this.models = models;
        this.segmentation = segmentation;
    }

    void start(@Observes StartupEvent event) { thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS); }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            while (transactions.call(this::trainNext))
                LOG.info("a requested model is trained");
        } catch (RuntimeException e) {
            LOG.warn("training waits for the database", e);
        }
    }

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
