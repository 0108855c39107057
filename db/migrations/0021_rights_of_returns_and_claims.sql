-- Who may say what about money that came back, about claims and refunds of unknown funds, and about deduction orders.

-- A return is declined before it is confirmed, or its confirmation taken back by two persons: the payment stands paid again, and the
-- credit is unknown funds. The row stays; the instruction may come back truly later.
insert into payouts.legal_move values ('Returned', 'ReturnRejected', 'Paid');
alter table payouts.returned_payment
  add column rejected_by bigint references access.person,
  add column rejected_at timestamptz,
  add column reject_reason text check (reject_reason <> ''),
  add column undo_asked_by bigint references access.person,
  add column undo_asked_at timestamptz,
  add column undo_reason text check (undo_reason <> ''),
  add column undone_by bigint references access.person,
  add column undone_at timestamptz,
  add column stands boolean not null generated always as (rejected_at is null and undone_at is null) stored,
  add check ((rejected_at is null) = (rejected_by is null) and (rejected_at is null) = (reject_reason is null)),
  add check ((undo_asked_at is null) = (undo_asked_by is null) and (undo_asked_at is null) = (undo_reason is null)),
  add check ((undone_at is null) = (undone_by is null)),
  add check (rejected_at is null or confirmed_at is null),
  add check (undo_asked_at is null or confirmed_at is not null),
  add check (undone_at is null or undo_asked_at is not null),
  add constraint returned_payment_rejected_by_other check (rejected_by <> proposed_by),
  add constraint returned_payment_undone_by_two check (undone_by <> undo_asked_by);
alter table payouts.returned_payment drop constraint returned_payment_instruction_id_key;
create unique index returned_payment_once on payouts.returned_payment (instruction_id) where stands;
create index returned_payment_instruction on payouts.returned_payment (instruction_id);
drop index payouts.returned_payment_open;
create index returned_payment_open on payouts.returned_payment (line_id) where confirmed_at is null and stands;

-- Whose hand brought a line in: who imported its statement, and who as the second person let it pass when it was held.
create function payouts.took_in(in_line bigint) returns setof bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $took$
  select s.imported_by from receipts.statement_line l join receipts.statement s on s.id = l.statement_id where l.id = in_line
  union
  select d.decided_by from receipts.statement_line l join receipts.hold_decision d on d.statement_id = l.statement_id
  where l.id = in_line and d.state = 'approved' and d.kind <> 'withdraw'
$took$;
revoke all on function payouts.took_in from public;
grant execute on function payouts.took_in to ledger_app;

-- What comes back is a credit of the same book over the sum of a payment that is paid, proposed by whoever imported its statement. Each
-- decision is made once and stays, by a person who may and who did not bring the line in; the officer of the case confirms by asking to
-- pay again.
create or replace function payouts.return_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.rejected_at is not null or new.undo_asked_at is not null or new.undone_at is not null then
      raise exception 'a return begins undecided' using errcode = 'LD027';
    end if;
    if not exists (
      select from receipts.statement_line l
      join payouts.instruction i on i.id = new.instruction_id
      join payouts.payout p on p.id = i.payout_id and p.round = i.round and p.book_id = l.book_id and p.state = 'Paid'
      where l.id = new.line_id and l.is_credit and l.amount_minor = new.amount_minor) then
      raise exception 'this line returns no paid instruction' using errcode = 'LD026';
    end if;
    if new.proposed_by is distinct from (select s.imported_by from receipts.statement_line l join receipts.statement s on s.id = l.statement_id where l.id = new.line_id) then
      raise exception 'a return is proposed by whoever imported its statement' using errcode = 'LD025';
    end if;
    return new;
  end if;
  if old.rejected_at is not null or old.undone_at is not null
     or old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by) is distinct from (old.confirmed_at, old.confirmed_by)
     or old.undo_asked_at is not null and (new.undo_asked_at, new.undo_asked_by, new.undo_reason) is distinct from (old.undo_asked_at, old.undo_asked_by, old.undo_reason) then
    raise exception 'what was decided about a return stays' using errcode = 'LD027';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null and new.confirmed_by in (select payouts.took_in(new.line_id))
     or new.rejected_at is not null and new.rejected_by in (select payouts.took_in(new.line_id)) then
    raise exception 'whoever brought the line in does not decide about it' using errcode = 'LD021';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null and not access.holds(new.confirmed_by, 'return.confirm')
       and not (access.holds(new.confirmed_by, 'payout.draft') and exists (
         select from payouts.instruction i join payouts.payout p on p.id = i.payout_id join cases.enforcement_case c on c.id = p.case_id
         where i.id = new.instruction_id and c.officer_id = new.confirmed_by))
     or new.rejected_at is not null and not access.holds(new.rejected_by, 'return.confirm')
     or old.undo_asked_at is null and new.undo_asked_at is not null and not access.holds(new.undo_asked_by, 'return.confirm')
     or new.undone_at is not null and not access.holds(new.undone_by, 'return.confirm') then
    raise exception 'this person may not decide about returns' using errcode = 'LD024';
  end if;
  return new;
end
$stands$;

-- A payout is returned by a line of a statement, paid again only when another person has confirmed that line, and paid as before only when
-- no line brings it back any more.
create or replace function payouts.return_is_booked() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $booked$
declare
  standing boolean;
  confirmed boolean;
begin
  select bool_or(r.stands), bool_or(r.stands and r.confirmed_at is not null) into standing, confirmed
  from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id
  where i.payout_id = new.payout_id and i.round = new.round - case new.trigger when 'Reissue' then 1 else 0 end;
  if (case new.trigger when 'BankReturned' then standing when 'Reissue' then confirmed else not standing end) is not true then
    raise exception 'no line of a statement bears this move out, or nobody has decided about it' using errcode = 'LD028';
  end if;
  return null;
end
$booked$;
drop trigger return_is_booked on payouts.move;
create trigger return_is_booked after insert on payouts.move for each row
  when (new.trigger in ('BankReturned', 'ReturnRejected') or new.trigger = 'Reissue' and new.from_state = 'Returned')
  execute function payouts.return_is_booked();

-- By column: no state comes in with the row.
revoke insert, update on payouts.returned_payment from ledger_app;
grant insert (line_id, instruction_id, amount_minor, returned_on, reissue_due_on, reissue_due_provisional, proposed_by, proposed_at),
  update (confirmed_by, confirmed_at, rejected_by, rejected_at, reject_reason, undo_asked_by, undo_asked_at, undo_reason, undone_by, undone_at) on payouts.returned_payment to ledger_app;
update access.permission set english = 'confirm or reject that a payment came back, and take a confirmation back' where code = 'return.confirm';
insert into ledger.use_case (name) values ('RejectReturn'), ('ConfirmUndoReturn') on conflict do nothing;

-- A confirmed claim is taken back by another person than who made it, whose role reaches the band by which it was confirmed; and a refund
-- is said to have failed by one whose role reaches its amount.
alter table receipts.claim add constraint claim_undone_by_other check (undone_by <> claimed_by) not valid;
create or replace function receipts.carry_claim() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
begin
  if (old.state, new.state) not in (('open', 'confirmed'), ('open', 'rejected'), ('open', 'withdrawn'), ('open', 'lost'), ('confirmed', 'undone'))
     or (old.line_id, old.amount_minor, old.claimed_by) is distinct from (new.line_id, new.amount_minor, new.claimed_by) then
    raise exception 'a claim does not go from % to %', old.state, new.state using errcode = 'LD042';
  end if;
  if new.state in ('confirmed', 'rejected') and not receipts.holds_role(new.decided_by,
       array(select receipts.confirming_roles(new.amount_minor, (new.decided_at at time zone 'Asia/Shanghai')::date))) then
    raise exception 'the role does not reach this amount' using errcode = 'LD024';
  end if;
  if new.state = 'undone' and ((new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at)
       or not receipts.holds_role(new.undone_by, array(select receipts.confirming_roles(old.amount_minor, (old.decided_at at time zone 'Asia/Shanghai')::date)))
       or not access.holds(new.undone_by, 'receipt.reverse')) then
    raise exception 'the role does not reach what was confirmed' using errcode = 'LD024';
  end if;
  if new.state = 'confirmed' then
    update receipts.unknown_receipt set state = 'claimed' where line_id = new.line_id and state = 'open';
    if not found then
      raise exception 'line % is claimed or returned already', new.line_id using errcode = 'LD043';
    end if;
  elsif new.state = 'undone' then
    update receipts.unknown_receipt set state = 'open' where line_id = new.line_id and state = 'claimed';
  end if;
  return null;
end
$carry$;
create function receipts.failed_by_band() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $failed$
begin
  if (new.decided_by, new.decided_at) is distinct from (old.decided_by, old.decided_at)
     or not receipts.holds_role(new.failed_by, array(select receipts.confirming_roles(old.amount_minor, (new.failed_at at time zone 'Asia/Shanghai')::date))) then
    raise exception 'the role does not reach this refund' using errcode = 'LD024';
  end if;
  return null;
end
$failed$;
create trigger failed_by_band after update of state on receipts.refund for each row when (new.state = 'failed') execute function receipts.failed_by_band();
-- Whoever confirms large claims can take one back too.
insert into access.grant_row values ('REG', 'receipt.reverse', 'all'), ('VP', 'receipt.reverse', 'all') on conflict do nothing;

-- A refund begins as a proposal, unknown funds open, an arrival counted: none of them says so of itself.
revoke insert on receipts.refund, receipts.unknown_receipt, receipts.expected_arrival, receipts.match from ledger_app;
grant insert (line_id, amount_minor, payer_name, payer_account, payer_bank, reason, proposed_by, proposed_at) on receipts.refund to ledger_app;
grant insert (line_id, book_id, lot_id, since, due_on) on receipts.unknown_receipt to ledger_app;
grant insert (line_id, case_id, expected_id, amount_minor, arrived_at) on receipts.expected_arrival to ledger_app;
grant insert (line_id, rule, rule_version, case_id, reasons, alternatives, matched_at, score, facts) on receipts.match to ledger_app;
-- Who decided, and when, is written with the decision and stays.
create function receipts.decision_stands() returns trigger language plpgsql as $stands$
begin
  raise exception 'what was decided about % % stays', tg_table_name, old.id using errcode = 'LD027';
end
$stands$;
create trigger decision_stands before update on receipts.claim for each row
  when (old.state = new.state and (old.decided_by, old.decided_at, old.decision, old.undone_by, old.undone_at, old.undone_reason)
        is distinct from (new.decided_by, new.decided_at, new.decision, new.undone_by, new.undone_at, new.undone_reason))
  execute function receipts.decision_stands();
create trigger decision_stands before update on receipts.refund for each row
  when (old.state = new.state and (old.decided_by, old.decided_at, old.decision, old.failed_by, old.failed_at, old.failed_reason, old.booked_line_id, old.booked_on)
        is distinct from (new.decided_by, new.decided_at, new.decision, new.failed_by, new.failed_at, new.failed_reason, new.booked_line_id, new.booked_on))
  execute function receipts.decision_stands();

-- A deduction order posts money by itself only when another person has confirmed it; until then it proposes.
alter table receipts.expected_receipt
  add column confirmed_by bigint references access.person,
  add column confirmed_at timestamptz,
  add check ((confirmed_by is null) = (confirmed_at is null)),
  add check (confirmed_at is null or kind = 'Deduction'),
  add constraint expected_two_persons check (confirmed_by <> registered_by);
grant update (confirmed_by, confirmed_at) on receipts.expected_receipt to ledger_app;
insert into access.permission values ('expected.confirm', 'confirm a deduction order that another person registered');
insert into access.grant_row values ('DIR', 'expected.confirm', 'all'), ('REG', 'expected.confirm', 'all'), ('ACC', 'expected.confirm', 'all');
create function receipts.order_confirmed_once() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $once$
begin
  if old.confirmed_at is not null or old.cancelled_at is not null or old.arrived_minor > 0 then
    raise exception 'an order is confirmed once, while nothing of it has arrived' using errcode = 'LD027';
  end if;
  if not access.holds(new.confirmed_by, 'expected.confirm') then
    raise exception 'this person may not confirm orders' using errcode = 'LD024';
  end if;
  return new;
end
$once$;
create trigger order_confirmed_once before update on receipts.expected_receipt for each row
  when ((old.confirmed_by, old.confirmed_at) is distinct from (new.confirmed_by, new.confirmed_at)) execute function receipts.order_confirmed_once();

-- Accounts from which banks carry out network deductions (网络扣划), by their own letter; what a bank calls by another name is listed here.
create table receipts.deduction_account (
  book_id integer not null references ledger.book,
  account_no text not null check (account_no <> ''),
  bank text not null check (bank <> ''),
  document text not null check (document <> ''),
  valid_from date not null,
  primary key (book_id, account_no)
);
grant select on receipts.deduction_account to ledger_app, ledger_reader;

-- What an order posts by itself is exactly its sum, on or after its day, and two persons stand behind it.
create function receipts.order_bears_out() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $bears$
begin
  if not exists (
    select from receipts.statement_line l join receipts.expected_receipt e on e.book_id = l.book_id and e.amount_minor = l.amount_minor
    where l.id = new.line_id and l.is_credit and e.case_id = new.case_id and e.kind = 'Deduction' and e.cancelled_at is null and e.arrived_minor = 0
      and e.confirmed_at is not null and e.ordered_on <= l.booked_on) then
    raise exception 'no confirmed order brings line % to this case', new.line_id using errcode = 'LD046';
  end if;
  return null;
end
$bears$;
create trigger order_bears_out after insert on receipts.match for each row when (new.rule = 'T2' and new.case_id is not null) execute function receipts.order_bears_out();
alter table receipts.proposal drop constraint proposal_rule_check, add constraint proposal_rule_check check (rule in ('T2', 'T4', 'T5'));
