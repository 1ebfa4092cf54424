-- Weeks are what a backtest goes by: models are trained anew each.
alter table backtest add column weeks int not null default 0;
alter table backtest add column weeks_done int not null default 0;
