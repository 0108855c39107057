-- Payments that the bank sent back (退票): the line, the instruction that it returns, who proposed it and who confirmed it.
alter table payouts.instruction add unique (id, amount_minor);
create table payouts.returned_payment (
  line_id bigint primary key references receipts.statement_line,
  -- An instruction comes back once, and in full.
  instruction_id bigint not null unique,
  amount_minor bigint not null,
  returned_on date not null,
  -- The clock of the new payment; the due date of the first one stays with its notice.
  reissue_due_on date not null,
  reissue_due_provisional boolean not null,
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  foreign key (instruction_id, amount_minor) references payouts.instruction (id, amount_minor),
  check ((confirmed_by is null) = (confirmed_at is null)),
  -- Two persons: whoever took the statement in does not confirm what it proposes.
  check (confirmed_by <> proposed_by)
);
create index returned_payment_open on payouts.returned_payment (line_id) where confirmed_at is null;
grant select on payouts.returned_payment to ledger_app, ledger_reader;
grant insert, update (confirmed_by, confirmed_at) on payouts.returned_payment to ledger_app;
-- A return without our id is looked for among the payments to its account of its amount.
create index payout_paid_to on payouts.payout (account_no, amount_minor) where state = 'Paid';

-- What comes back is a credit of the same book over the sum of a payment that is paid; it is confirmed once, and for good.
create function payouts.return_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'UPDATE' then
    if old.confirmed_at is not null then
      raise exception 'a return is confirmed once' using errcode = 'LD027';
    end if;
  elsif new.confirmed_at is not null then
    raise exception 'a return begins unconfirmed' using errcode = 'LD027';
  elsif not exists (
    select from receipts.statement_line l
    join payouts.instruction i on i.id = new.instruction_id
    join payouts.payout p on p.id = i.payout_id and p.round = i.round and p.book_id = l.book_id and p.state = 'Paid'
    where l.id = new.line_id and l.is_credit and l.amount_minor = new.amount_minor) then
    raise exception 'this line returns no paid instruction' using errcode = 'LD026';
  end if;
  return new;
end
$stands$;
create trigger return_stands before insert or update on payouts.returned_payment for each row execute function payouts.return_stands();

-- A payout is returned by a line of a statement, and paid again only when a second person has confirmed that line.
create function payouts.return_is_booked() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $booked$
begin
  if not exists (
    select from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id
    where i.payout_id = new.payout_id
      and (new.trigger = 'BankReturned' and i.round = new.round or new.trigger = 'Reissue' and i.round < new.round and r.confirmed_at is not null)) then
    raise exception 'no line of a statement returns this payment, or nobody has confirmed it' using errcode = 'LD028';
  end if;
  return null;
end
$booked$;
create trigger return_is_booked after insert on payouts.move for each row
  when (new.trigger = 'BankReturned' or new.trigger = 'Reissue' and new.from_state = 'Returned')
  execute function payouts.return_is_booked();

-- What was submitted stands: account and payee change in a draft only, or when a payment failed or came back, before the whole chain
-- is asked again; the sum shrinks by a split, and only until finance has accepted.
create or replace function payouts.content_stands() returns trigger language plpgsql as $content$
begin
  if old.state not in ('Draft', 'Failed', 'Returned') and (new.account_no, new.bank_name, new.cnaps, new.payee_account_id, new.decision_document)
       is distinct from (old.account_no, old.bank_name, old.cnaps, old.payee_account_id,
                         case when old.state = 'InApproval' then new.decision_document else old.decision_document end)
     or new.amount_minor > old.amount_minor
     or new.amount_minor <> old.amount_minor and old.state not in ('Draft', 'InApproval', 'NoticeIssued') then
    raise exception 'a submitted payout keeps its content' using errcode = 'LD023';
  end if;
  return new;
end
$content$;

insert into access.permission values ('return.confirm', 'confirm that a payment came back');
insert into access.grant_row values ('ACC', 'return.confirm', 'all'), ('CSH', 'return.confirm', 'all');

insert into ledger.use_case (name) values ('ConfirmReturn'), ('ReissuePayout') on conflict do nothing;

-- A rule names its clock and how near its end is; which clocks there are is the sweep's to say.
alter table oversight.alert drop constraint if exists alert_rule_check;
alter table oversight.alert add constraint alert_rule_check check (rule ~ '^[A-Za-z][A-Za-z0-9-]*\.(due-soon|overdue)$');
