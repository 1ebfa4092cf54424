-- Asked for with every batch of blocks, and nearly always empty.
create index register_history_erased on register_history (id) where kind = 'ERASED';
