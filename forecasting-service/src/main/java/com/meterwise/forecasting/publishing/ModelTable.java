package com.meterwise.forecasting.publishing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.forecasting.evaluation.TrainedModel;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.DayTypes;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The registry of models: one a customer, with what it was made from. */
@ApplicationScoped
public class ModelTable implements PanacheRepositoryBase<ModelRow, String> {
    /** Rows by customer, attached: what is put through them is written with the transaction. */
    public Map<String, ModelRow> byCustomer(Collection<String> customers) {
        if (customers.isEmpty()) return Map.of();
        return list("customerId in ?1", List.copyOf(customers)).stream()
                .collect(Collectors.toMap(row -> row.customerId, Function.identity()));
    }

    public Optional<TrainedModel> modelOf(ModelRow row, DayTypes types, LoadHistory known) {
        return Optional.ofNullable(row).filter(held -> held.isReadable() && known.days() >= 7).map(held -> held.toModel(types, known));
    }

    public void put(ModelRow held, String customerId, TrainedModel model) {
        ModelRow row = held == null ? new ModelRow() : held;
        row.take(customerId, model);
        if (held == null) persist(row);
    }
}
