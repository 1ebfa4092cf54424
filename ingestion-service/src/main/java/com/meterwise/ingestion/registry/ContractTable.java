package com.meterwise.ingestion.registry;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ContractTable extends RegisterTable<Contract, ContractRow> {
    ContractTable() { super("CONTRACT", "customerId", Contract.class); }

    @Override
    ContractRow newRow() { return new ContractRow(); }

    @Override
    void fill(ContractRow row, Contract contract) { row.customerId = contract.customerId(); }
}
