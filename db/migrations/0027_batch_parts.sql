-- What a bank booked as one entry and tells apart inside it (批量入账): the entry is the money, its parts say whose it is. Written with the
-- line, never after it.
create table receipts.line_part (
  line_id bigint not null references receipts.statement_line,
  seq integer not null check (seq > 0),
  is_credit boolean not null,
  -- Null when the bank gives the part no amount in the currency of its entry.
  amount_minor bigint check (amount_minor >= 0),
  counterparty_name text,
  counterparty_account text,
  counterparty_bank text,
  credited_account text,
  bank_reference text,
  end_to_end_id text,
  remittance text,
  primary key (line_id, seq)
);
grant select on receipts.line_part to ledger_app, ledger_reader;
grant insert on receipts.line_part to ledger_app;

-- Parts are stored before their line is decided: nobody adds a name to an entry that is booked already.
create function receipts.part_comes_with_line() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $with$
begin
  if exists (select from added a join receipts.match m on m.line_id = a.line_id) then
    raise exception 'the parts of an entry are stored with it' using errcode = 'LD090';
  end if;
  return null;
end
$with$;
create trigger part_comes_with_line after insert on receipts.line_part referencing new table as added for each statement execute function receipts.part_comes_with_line();
