-- What was approved stays what it was, and every row that money follows is tied to the act that it came with: what the application's own role could
-- still write from psql, and no act ever did. Refusals: LD250 a copy that is not its original, LD251 a sum or lots changed without a split, LD252 another
-- decision of the panel than the approved one.

-- The transaction of a move, savepoints included.
alter table payouts.move add column written_in xid8;
create function payouts.move_is_stamped() returns trigger language plpgsql as $stamped$
begin
  new.written_in := pg_current_xact_id();
  return new;
end
$stamped$;
create trigger move_is_stamped before insert on payouts.move for each row execute function payouts.move_is_stamped();
create unique index move_splits_once on payouts.move (payout_id, written_in) where trigger = 'Split';
create function payouts.is_splitting(in_payout bigint) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $splitting$
  select exists (select from payouts.move m where m.payout_id = in_payout and m.trigger = 'Split' and m.written_in = pg_current_xact_id_if_assigned())
$splitting$;

-- Outside a draft only a split changes sum and lots; a round begins with the submission that follows. The decision of the panel comes with the submission
-- or with an approval, and stays what the first approval that names one was given on.
create function payouts.content_is_bound() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $bound$
begin
  if new.round <> old.round and (new.round <> old.round + 1 or old.state not in ('Draft', 'Failed', 'Returned'))
     or new.amount_minor <> old.amount_minor and old.state <> 'Draft' and not payouts.is_splitting(old.id) then
    raise exception 'a submitted payout keeps its content' using errcode = 'LD251';
  end if;
  if old.state = 'InApproval' and new.decision_document is distinct from old.decision_document and exists (
       select from payouts.approval a where a.payout_id = old.id and a.round = new.round and a.decision_document is not null) then
    raise exception 'an approval was given on another decision' using errcode = 'LD252';
  end if;
  return new;
end
$bound$;
create trigger content_is_bound before update of round, amount_minor, decision_document on payouts.payout for each row execute function payouts.content_is_bound();
create function payouts.approved_on_its_decision() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $decision$
begin
  if new.decision_document is distinct from (select p.decision_document from payouts.payout p where p.id = new.payout_id) then
    raise exception 'the decision is not the one that the payout names' using errcode = 'LD252';
  end if;
  return new;
end
$decision$;
create trigger approved_on_its_decision before insert on payouts.approval for each row execute function payouts.approved_on_its_decision();

create function payouts.lots_are_bound() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $lots$
declare
  p payouts.payout;
begin
  select * into p from payouts.payout o where o.id = coalesce(new.payout_id, old.payout_id);
  if tg_op = 'UPDATE' and (new.payout_id, new.lot_id) is distinct from (old.payout_id, old.lot_id)
     or p.state <> 'Draft' and not payouts.is_splitting(case when tg_op <> 'INSERT' then p.id when p.state = 'Disputed' then p.split_from_id end) then
    raise exception 'a payout keeps its lots' using errcode = 'LD251';
  end if;
  return coalesce(new, old);
end
$lots$;
create trigger lots_are_bound before insert or update or delete on payouts.payout_lot for each row execute function payouts.lots_are_bound();

-- A split is its move, by the same hand, from the content that is bound; a disputed part is born of one, once.
create unique index split_disputes_once on payouts.split (disputed_payout_id);
create function payouts.split_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $split$
begin
  if not exists (
    select from payouts.move m join payouts.payout p on p.id = m.payout_id and p.round = m.round
    join payouts.payout d on d.id = new.disputed_payout_id and d.split_from_id = p.id and d.state = 'Disputed' and d.amount_minor = new.amount_minor
    where m.payout_id = new.payout_id and m.trigger = 'Split' and m.written_in = pg_current_xact_id() and (m.person_id, m.at, m.content_hash) = (new.person_id, new.at, new.hash_before)
      and (m.from_state = 'Draft'
        or exists (select from payouts.move s where s.payout_id = p.id and s.round = p.round and s.trigger in ('Submit', 'Reissue') and s.content_hash = m.content_hash)
        or exists (select from payouts.split e where e.payout_id = p.id and e.hash_after = m.content_hash))) then
    raise exception 'a split is what its move divides' using errcode = 'LD251';
  end if;
  return new;
end
$split$;
create trigger split_stands before insert on payouts.split for each row execute function payouts.split_stands();
-- At commit: both parts are the sum of their lots, and what is reserved of these lots is what the payouts of the case ask for.
create function payouts.split_adds_up() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $adds$
declare
  parts bigint[];
begin
  if tg_table_name = 'payout' then
    select array[s.payout_id, s.disputed_payout_id] into parts from payouts.split s where s.disputed_payout_id = new.id and s.payout_id = new.split_from_id;
  else
    select array[s.payout_id, s.disputed_payout_id] into parts from payouts.split s where s.payout_id = new.payout_id and (s.person_id, s.at, s.hash_before) = (new.person_id, new.at, new.content_hash);
  end if;
  if parts is null
     or exists (select from payouts.payout p where p.id = any (parts) and p.amount_minor is distinct from (select sum(l.amount_minor) from payouts.payout_lot l where l.payout_id = p.id))
     or exists (
       select from (select distinct p.book_id, p.case_id, l.lot_id from payouts.payout p join payouts.payout_lot l on l.payout_id = p.id where p.id = any (parts)) x
       where coalesce((select n.amount_minor from ledger.position n where n.book_id = x.book_id and n.case_id = x.case_id and n.account = 204 and n.lot_id = x.lot_id), 0)
          <> coalesce((select sum(l.amount_minor) from payouts.payout_lot l join payouts.payout o on o.id = l.payout_id
                       where l.lot_id = x.lot_id and o.case_id = x.case_id and o.state in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold')), 0)) then
    raise exception 'the parts of a split are not what was divided' using errcode = 'LD251';
  end if;
  return null;
end
$adds$;
create constraint trigger split_adds_up after insert on payouts.move deferrable initially deferred for each row when (new.trigger = 'Split') execute function payouts.split_adds_up();
create constraint trigger split_adds_up after insert on payouts.payout deferrable initially deferred for each row when (new.state = 'Disputed') execute function payouts.split_adds_up();

-- What a payout repeats of its notice, its settlement and its hold is what these say, when the act ends: deadlines are swept over the copy.
create function calendar.plus_workdays(in_start date, in_days integer) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $plus$
  select g.day from (select in_start + n as day from generate_series(1, in_days * 3 + 30) n) g
  left join calendar.day d on d.version_id = (select max(v.id) from calendar.version v where v.confirmed_at is not null) and d.date = g.day
  where d.kind = 'makeup-workday' or d.kind is null and extract(isodow from g.day) < 6
  order by g.day offset in_days - 1 limit 1
$plus$;
create function payouts.notice_is_issued() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $issued$
declare
  today constant date := (new.issued_at at time zone 'Asia/Shanghai')::date;
  -- Until a calendar is confirmed the shipped one holds, whose holidays and make-up days the database does not know.
  known constant boolean := exists (select from calendar.version v where v.confirmed_at is not null);
begin
  if new.returned_at is not null or not exists (
       select from payouts.move m where m.payout_id = new.payout_id and m.round = new.round and m.trigger = 'Approve' and m.to_state = 'NoticeIssued' and m.at = new.issued_at)
     or new.b_due_on not between calendar.plus_workdays(today, case when known then 5 else 3 end) and calendar.plus_workdays(today, case when known then 5 else 13 end) then
    raise exception 'a notice is issued by its last approval, to be paid within five workdays' using errcode = 'LD250';
  end if;
  return new;
end
$issued$;
create trigger notice_is_issued before insert on payouts.notice for each row execute function payouts.notice_is_issued();
create function payouts.copies_are_true() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $copies$
declare
  p payouts.payout;
  n payouts.notice;
begin
  if tg_table_name = 'notice' then
    select * into p from payouts.payout o where o.id = new.payout_id;
    if new.returned_at is not null and not exists (select from payouts.move m where m.payout_id = new.payout_id and m.round = new.round and m.trigger in ('ReturnToExecutor', 'Withdraw')) then
      raise exception 'finance has not returned notice %', new.notice_no using errcode = 'LD250';
    end if;
  else
    select * into p from payouts.payout o where o.id = new.id;
  end if;
  select * into n from payouts.notice o where o.payout_id = p.id and o.round = p.round and o.returned_at is null;
  if (p.notice_no, p.notice_issued_at, p.b_due_on, p.b_due_provisional) is distinct from (n.notice_no, n.issued_at, n.b_due_on, n.b_due_provisional)
     or p.state in ('NoticeIssued', 'Accepted', 'Released') and n.payout_id is null
     -- What was paid, came back and was given up is not paid.
     or p.paid_on is distinct from (select coalesce(l.booked_on, s.booked_on) from payouts.instruction i join payouts.settlement s on s.instruction_id = i.id
                                   left join receipts.statement_line l on l.id = s.line_id where i.payout_id = p.id and i.round = p.round and p.state <> 'Withdrawn')
     or p.held_from is distinct from (select m.from_state from payouts.move m where p.state = 'OnHold' and m.payout_id = p.id and m.trigger = 'Hold' order by m.id desc limit 1) then
    raise exception 'payout % does not say what its notice, its settlement or its hold says', p.id using errcode = 'LD250';
  end if;
  return null;
end
$copies$;
create constraint trigger copies_are_true after update of state, round, notice_no, notice_issued_at, b_due_on, b_due_provisional, paid_on, held_from on payouts.payout
  deferrable initially deferred for each row execute function payouts.copies_are_true();
create constraint trigger copies_are_true after insert or update on payouts.notice deferrable initially deferred for each row execute function payouts.copies_are_true();

/* What the row that an entry comes from asks the journal to move, case by case (0 for none) and lot by lot, once that row stands: nothing where it does not.
   A receipt is its line of a statement and no act; transfers between cases are held to their act where it is. */
create function payouts.asked_to_move(in_kind smallint, in_source bigint) returns table (case_id bigint, lot_id bigint, amount_minor bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $asked$
  select k.case_id, u.lot_id, k.amount_minor from receipts.claim c join receipts.claim_part k on k.claim_id = c.id join receipts.unknown_receipt u on u.line_id = c.line_id
  where in_kind = 4 and c.id = in_source and c.state = 'confirmed'
  union all
  select h.case_id, l.lot_id, l.amount_minor from payouts.hold h join payouts.hold_lot l on l.hold_id = h.id where in_kind = 8 and h.id = in_source
  union all
  select h.case_id, l.lot_id, l.amount_minor from payouts.hold h join payouts.hold_lot l on l.hold_id = h.id where in_kind = 9 and h.id = in_source and h.lifted_at is not null
  union all
  select p.case_id, l.lot_id, l.amount_minor from payouts.payout p join payouts.payout_lot l on l.payout_id = p.id
  where p.id = in_source and (
    in_kind in (10, 11, 12, 14) and exists (
      select from payouts.move m where m.payout_id = p.id and m.round = p.round and m.written_in = pg_current_xact_id_if_assigned() and m.trigger = any (
        case in_kind when 10 then array['Submit', 'Reissue'] when 11 then array['Reject', 'Withdraw', 'ReturnToExecutor'] when 12 then array['Release'] else array['BankRejected'] end))
    or in_kind = 16 and exists (select from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id where i.payout_id = p.id and r.confirmed_at is not null and r.stands))
  union all
  select 0, u.lot_id, f.amount_minor from receipts.refund f join receipts.unknown_receipt u on u.line_id = f.line_id
  where in_kind in (22, 24) and f.id = in_source and f.state = case in_kind when 22 then 'approved' else 'failed' end
  union all
  select v.case_id, l.id, v.amount_minor from receipts.cash_voucher v join ledger.entry e on e.book_id = v.book_id and e.source_kind = 30 and e.source_id = v.id and e.kind = 30
  join ledger.lot l on l.book_id = e.book_id and l.entry_id = e.id where in_kind in (30, 31) and v.id = in_source and (in_kind = 30 or v.line_id is not null)
  union all
  select 0, b.lot_id, b.amount_minor from receipts.bond b where in_kind = 40 and b.id = in_source and b.state = 'held'
  union all
  select c.case_id, b.lot_id, b.amount_minor from receipts.bond_conversion c join receipts.bond b on b.id = c.bond_id
  where in_kind in (41, 42) and c.id = in_source and c.state = 'confirmed' and (c.kind = 'Price') = (in_kind = 41)
  union all
  select d.case_id, l.lot_id, l.amount_minor from payouts.deduction d join payouts.deduction_lot l on l.deduction_id = d.id
  where in_kind in (50, 51) and d.id = in_source and d.state = 'Confirmed' and (d.kind = 'Surplus') = (in_kind = 51)
  union all
  select d.case_id, l.lot_id, l.amount_minor from payouts.deposit d join payouts.deposit_lot l on l.deposit_id = d.id
  where in_kind in (60, 61) and d.id = in_source and d.state = case in_kind when 60 then 'Approved' else 'Returned' end
$asked$;
-- What an act set aside bit by bit is compared in sum; everything else entry by entry.
create function payouts.posting_has_its_act() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $act$
declare
  origin ledger.entry;
begin
  if new.kind = 21 then
    select * into origin from ledger.entry o where o.book_id = new.book_id and o.id = new.reverses_entry_id;
    if (origin.kind = 4 and not exists (select from receipts.claim c where c.id = origin.source_id and c.state = 'undone'))
       or (origin.kind = 16 and not exists (select from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id where i.payout_id = origin.source_id and r.undone_at is not null))
       or (origin.kind = 30 and not exists (select from receipts.cash_voucher v where v.id = origin.source_id and v.voided_at is not null))
       or (origin.kind in (50, 51) and not exists (select from payouts.deduction d where d.id = origin.source_id and d.state = 'Reversed'))
       or origin.kind in (5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 22, 24, 60, 61, 71, 72, 73, 77) then
      raise exception 'no act takes entry % back', origin.id using errcode = 'LD253';
    end if;
    return null;
  end if;
  -- What is disputed of a lot is what its open disputes say, whichever act moved it.
  if new.kind in (5, 6, 7) then
    if exists (
      select from (select distinct coalesce(t.debit_case_id, t.credit_case_id) as case_id, t.lot_id from ledger.transfer t where t.book_id = new.book_id and t.entry_id = new.id) t
      where coalesce((select p.amount_minor from ledger.position p where p.book_id = new.book_id and p.case_id = t.case_id and p.account = 202 and p.lot_id = t.lot_id), 0)
         <> coalesce((select sum(l.amount_minor) from payouts.dispute_lot l join payouts.dispute d on d.id = l.dispute_id where l.lot_id = t.lot_id and d.case_id = t.case_id and d.settled_at is null), 0)) then
      raise exception 'no dispute asks for entry % of kind %', new.id, new.kind using errcode = 'LD253';
    end if;
    return null;
  end if;
  if new.kind in (71, 72, 73, 77) then
    if not exists (
      select from payouts.treasury_batch b where b.book_id = new.book_id and case new.kind
        when 71 then new.source_kind = 71 and b.id = new.source_id and b.decided_at is not null and b.end_to_end_id is not null
        when 72 then new.source_kind = 2 and b.booked_line_id = new.source_id
        when 73 then new.source_kind = 71 and b.id = new.source_id and b.state = 'Failed'
        else new.source_kind = 2 and b.returned_line_id = new.source_id end
        and b.amount_minor = (select sum(t.amount_minor) from ledger.transfer t where t.book_id = new.book_id and t.entry_id = new.id)
        and not exists (select from ledger.entry e where e.book_id = new.book_id and (e.kind, e.source_kind, e.source_id) = (new.kind, new.source_kind, new.source_id) and e.id <> new.id)) then
      raise exception 'no payment of fees asks for entry % of kind %', new.id, new.kind using errcode = 'LD253';
    end if;
    return null;
  end if;
  if new.kind in (13, 23) then
    if not exists (select from payouts.settlement s where new.kind = 13 and s.line_id = new.source_id)
       and not exists (select from receipts.refund f where new.kind = 23 and f.booked_line_id = new.source_id and f.state = 'booked') then
      raise exception 'line % settles nothing', new.source_id using errcode = 'LD253';
    end if;
    return null;
  end if;
  if new.source_kind <> (case when new.kind = 4 then 22 when new.kind in (8, 9) then 5 when new.kind in (10, 11, 12, 14, 16) then 3 when new.kind in (22, 24) then 23 when new.kind in (30, 31) then 30
                          when new.kind = 40 then 40 when new.kind in (41, 42) then 41 when new.kind in (50, 51) then 50 else 60 end)
     or new.kind in (10, 11, 14, 16) and exists (
       select from payouts.payout p join ledger.transfer t on t.book_id = new.book_id and t.entry_id = new.id
       where p.id = new.source_id and case new.kind when 10 then t.debit_account else t.credit_account end <> case p.purpose when 'SurplusRefund' then 206 else 201 end)
     or exists (
       select from (
         select t.case_id, t.lot_id, sum(t.amount_minor) as moved from (
           select coalesce(x.credit_case_id, x.debit_case_id, 0) as case_id, x.lot_id, x.amount_minor from ledger.transfer x where new.kind <> 8 and x.book_id = new.book_id and x.entry_id = new.id
           union all
           select x.credit_case_id, x.lot_id, x.amount_minor from ledger.entry e join ledger.transfer x on x.book_id = e.book_id and x.entry_id = e.id
           where new.kind = 8 and e.book_id = new.book_id and e.source_kind = 5 and e.source_id = new.source_id and e.kind = 8) t group by 1, 2) t
       full join (select a.case_id, a.lot_id, sum(a.amount_minor) as asked from payouts.asked_to_move(new.kind, new.source_id) a group by 1, 2) a using (case_id, lot_id)
       where t.moved is distinct from a.asked) then
    raise exception 'no act asks for entry % of kind %', new.id, new.kind using errcode = 'LD253';
  end if;
  return null;
end
$act$;
create constraint trigger posting_has_its_act after insert on ledger.entry deferrable initially deferred for each row
  when (new.kind in (4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 21, 22, 23, 24, 30, 31, 40, 41, 42, 50, 51, 60, 61, 71, 72, 73, 77)) execute function payouts.posting_has_its_act();

-- The other way round: a deduction that is confirmed, or reversed, is in the journal so, lot by lot and in sum.
create function payouts.require_deducted() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $deducted$
declare
  d payouts.deduction;
begin
  select * into d from payouts.deduction o where o.id = (to_jsonb(new) ->> case tg_table_name when 'deduction' then 'id' else 'deduction_id' end)::bigint;
  if (d.state in ('Confirmed', 'Reversed')) <> exists (select from payouts.deduction_lot l where l.deduction_id = d.id)
     or exists (
       select from (
         select t.lot_id, sum(t.amount_minor) as moved from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
         where e.book_id = d.book_id and e.source_kind = 50 and e.source_id = d.id and e.kind = (case d.kind when 'Surplus' then 51 else 50 end) group by t.lot_id) t
       full join (select l.lot_id, sum(l.amount_minor) as asked from payouts.deduction_lot l where l.deduction_id = d.id group by l.lot_id) l using (lot_id)
       where t.moved is distinct from l.asked)
     or d.state in ('Confirmed', 'Reversed') and d.amount_minor is distinct from (select sum(l.amount_minor) from payouts.deduction_lot l where l.deduction_id = d.id)
     or (d.state = 'Reversed') <> exists (
       select from ledger.entry e join ledger.entry r on r.book_id = e.book_id and r.reverses_entry_id = e.id where e.book_id = d.book_id and e.source_kind = 50 and e.source_id = d.id and e.kind in (50, 51)) then
    raise exception 'deduction % is not what the journal took', d.id using errcode = 'LD256';
  end if;
  return null;
end
$deducted$;
create constraint trigger require_deducted after update on payouts.deduction deferrable initially deferred for each row
  when (new.state in ('Confirmed', 'Reversed') and new.state <> old.state) execute function payouts.require_deducted();
create constraint trigger require_deducted after insert on payouts.deduction_lot deferrable initially deferred for each row execute function payouts.require_deducted();
revoke all on function payouts.is_splitting, payouts.asked_to_move from public;

-- To undo a transfer takes money from the case that got it: its holds and its plan keep it there as they keep it from any other transfer (LD254).
create function payouts.undo_leaves_enough() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $undo$
begin
  if tg_when = 'BEFORE' then
    perform from cases.enforcement_case c where c.id in (new.from_case_id, new.to_case_id) order by c.id for no key update;
    if payouts.transfer_stopping_hold(new.to_case_id) is not null then
      raise exception 'a hold keeps the money in the case that got it' using errcode = 'LD254';
    end if;
    return new;
  end if;
  if payouts.case_available(new.to_case_id) - (case when new.state = 'Approved' then new.amount_minor else 0 end) < payouts.plan_needs(new.to_case_id) then
    raise exception 'the plan in force of the case needs what undoing transfer % takes', new.id using errcode = 'LD254';
  end if;
  return null;
end
$undo$;
create trigger undo_is_free before update on payouts.case_transfer for each row
  when (old.state = 'Approved' and (new.state = 'Reversed' or new.undo_asked_by is not null and old.undo_asked_by is null)) execute function payouts.undo_leaves_enough();
create constraint trigger undo_leaves_enough after update on payouts.case_transfer deferrable initially deferred for each row
  when (old.state = 'Approved' and (new.state = 'Reversed' or new.undo_asked_by is not null and old.undo_asked_by is null)) execute function payouts.undo_leaves_enough();

-- Whoever is recused does nothing in the case: a reversal of execution is a matter of the case that takes back and of each that paid, the payment of a cost of
-- the case that bears it, and a question to the bank of the case whose payment it asks for.
create function cases.hand_in_cases() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hand$
declare
  is_now constant jsonb := to_jsonb(new);
  was constant jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
  subject constant text := tg_argv[0];
  hands bigint[];
  of_cases bigint[];
begin
  select array_agg((is_now ->> h)::bigint) into hands from unnest(tg_argv[1:]) h where is_now ->> h is not null and is_now -> h is distinct from was -> h;
  if subject = 'reversal' then
    select array_agg(c) into of_cases from (
      select (is_now ->> 'case_id')::bigint as c
      union select p.case_id from payouts.execution_reversal_part x join payouts.payout p on p.id = x.payout_id where x.reversal_id = (is_now ->> 'id')::bigint) c;
  elsif subject = 'reversal part' then
    select array[r.proposed_by], array[p.case_id] into hands, of_cases
    from payouts.execution_reversal r, payouts.payout p where r.id = (is_now ->> 'reversal_id')::bigint and p.id = (is_now ->> 'payout_id')::bigint;
  elsif subject = 'cost' then
    select array[d.case_id] into of_cases from payouts.deduction d where d.id = (is_now ->> 'deduction_id')::bigint;
  elsif subject = 'batch' then
    select array_agg(distinct d.case_id) into of_cases from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = (is_now ->> 'id')::bigint and is_now ->> 'recipient' = 'CostPayee';
  elsif subject = 'item' then
    select array[b.proposed_by], array[d.case_id] into hands, of_cases
    from payouts.treasury_batch b, payouts.deduction d where b.id = (is_now ->> 'batch_id')::bigint and b.recipient = 'CostPayee' and d.id = (is_now ->> 'deduction_id')::bigint;
  else
    select array[p.case_id] into of_cases from payouts.instruction i join payouts.payout p on p.id = i.payout_id where i.id = (is_now ->> 'instruction_id')::bigint;
  end if;
  perform cases.require_unrecused(c, h) from unnest(of_cases) c, unnest(hands) h;
  return new;
end
$hand$;
create trigger hand_in_cases before insert or update on payouts.execution_reversal for each row execute function cases.hand_in_cases('reversal', 'proposed_by', 'decided_by', 'cancelled_by');
create trigger hand_in_cases before insert on payouts.execution_reversal_part for each row execute function cases.hand_in_cases('reversal part');
create trigger hand_in_cases before insert on payouts.cost_payee for each row execute function cases.hand_in_cases('cost', 'named_by');
create trigger hand_in_cases before update on payouts.treasury_batch for each row execute function cases.hand_in_cases('batch', 'decided_by', 'handed_over_by', 'fail_asked_by', 'failed_by');
create trigger hand_in_cases before insert on payouts.treasury_item for each row execute function cases.hand_in_cases('item');
create trigger hand_in_cases before insert on payouts.bank_query for each row execute function cases.hand_in_cases('query', 'by');

-- An account is stale by the calendar that two persons confirmed, not by one that somebody proposes.
create or replace function reconciliation.statement_is_stale(in_book integer, in_on date) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $stale$
  with v as (select max(v.id) as id from calendar.version v where v.confirmed_at is not null)
  select count(*) filter (where d.kind = 'makeup-workday' or d.kind is null and extract(isodow from g.day) < 6)
         > (select l.workdays from reconciliation.stale_limit l where l.effective_from <= in_on order by l.effective_from desc limit 1)
           + case when (select v.id from v) is not null then 0 else 8 end
  from (select l.day + n as day from (select receipts.last_statement_day(in_book) as day) l cross join lateral generate_series(1, in_on - l.day) as n) g
  left join calendar.day d on d.version_id = (select v.id from v) and d.date = g.day
$stale$;

-- A share is used by payouts and by deposits alike, as the use case counts it.
create function payouts.share_leaves_deposit() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $share$
declare
  p payouts.payout;
begin
  select * into p from payouts.payout o where o.id = (to_jsonb(new) ->> case tg_table_name when 'move' then 'payout_id' else 'id' end)::bigint;
  if p.purpose = 'Claim' and exists (
       select from payouts.distribution_plan d join payouts.plan_line l on l.plan_id = d.id and l.name_key = p.payee_name_key and not l.fee
       where d.case_id = p.case_id and d.state = 'InForce'
         and l.share_minor - l.aside_minor - payouts.plan_used(p.case_id, p.payee_name_key, p.id) - payouts.plan_deposited(p.case_id, p.payee_name_key) < p.amount_minor) then
    raise exception 'payout % is more than plan and deposits leave its payee', p.id using errcode = 'LD079';
  end if;
  return null;
end
$share$;
create trigger share_leaves_deposit after insert on payouts.payout for each row when (new.split_from_id is null) execute function payouts.share_leaves_deposit();
create trigger share_leaves_deposit after insert on payouts.move for each row when (new.trigger in ('Submit', 'Reissue')) execute function payouts.share_leaves_deposit();

-- Replaced by what 0041 and 0043 put in their place.
drop function payouts.treasury_item_stands();
drop function payouts.treasury_batch_stands();

-- The windows of an objection follow the calendar as the window to object does: each keeps whether its last day is provisional.
alter table payouts.plan_objection add column answer_due_provisional boolean, add column sue_due_provisional boolean;
-- Also of those that are decided, of which nothing else changes any more.
alter table payouts.plan_objection disable trigger user;
update payouts.plan_objection set answer_due_provisional = case when answer_due_on is not null then false end, sue_due_provisional = case when sue_due_on is not null then false end
where answer_due_on is not null or sue_due_on is not null;
alter table payouts.plan_objection enable trigger user;
alter table payouts.plan_objection add check ((answer_due_on is null) = (answer_due_provisional is null)), add check ((sue_due_on is null) = (sue_due_provisional is null));
grant update (answer_due_provisional, sue_due_provisional) on payouts.plan_objection to ledger_app;
create function payouts.window_follows(in_objection bigint, in_kind text, old_due date, old_provisional boolean, new_due date, new_provisional boolean) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $follows$
  select (old_due, old_provisional) is not distinct from (new_due, new_provisional) or exists (
    select from calendar.deadline_change x join calendar.version v on v.id = x.version_id and v.xmin = pg_current_xact_id_if_assigned()::xid
    where x.kind = in_kind and x.subject = 'objection:' || in_objection and (x.old_due_on, x.new_due_on, x.new_provisional) = (old_due, new_due, new_provisional))
$follows$;
revoke all on function payouts.window_follows from public;
create or replace function payouts.objection_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if not exists (select from payouts.plan_service s where s.plan_id = new.plan_id and s.name_key = new.by_name_key and new.received_on between s.served_on and s.objection_due_on) then
      raise exception 'an objection comes from who received the plan, within its window' using errcode = 'LD075';
    end if;
    if new.amount_minor > coalesce((select l.share_minor from payouts.plan_line l where l.plan_id = new.plan_id and l.name_key = new.against_name_key and not l.fee), 0)
         - coalesce((select sum(o.amount_minor) from payouts.plan_objection o where o.plan_id = new.plan_id and o.against_name_key = new.against_name_key and coalesce(o.outcome, '') <> 'Withdrawn'), 0) then
      raise exception 'more in dispute than the share' using errcode = 'LD076';
    end if;
    if new.dispute_id is not null or new.outcome is not null then
      raise exception 'an objection begins undecided, and nothing is set aside for it yet' using errcode = 'LD077';
    end if;
    return new;
  end if;
  if new.dispute_id is distinct from old.dispute_id
     and not exists (select from payouts.dispute d join payouts.distribution_plan p on p.case_id = d.case_id
                     where d.id = new.dispute_id and p.id = new.plan_id and d.payout_id is null and d.settled_at is null and d.amount_minor = new.amount_minor
                       and not exists (select from payouts.dispute_outcome o where o.dispute_id = d.id)) then
    raise exception 'what is set aside for an objection is a dispute of its case over its sum' using errcode = 'LD077';
  end if;
  if old.outcome is not null
     or (old.told_on is not null and ((old.told_on, old.told_document) is distinct from (new.told_on, new.told_document)
       or not payouts.window_follows(old.id, 'answer', old.answer_due_on, old.answer_due_provisional, new.answer_due_on, new.answer_due_provisional)))
     or (old.answered_on is not null and (old.answered_on, old.answered_document) is distinct from (new.answered_on, new.answered_document))
     or (old.objector_told_on is not null and ((old.objector_told_on, old.objector_told_document) is distinct from (new.objector_told_on, new.objector_told_document)
       or not payouts.window_follows(old.id, 'sue', old.sue_due_on, old.sue_due_provisional, new.sue_due_on, new.sue_due_provisional)))
     or (old.sued_on is not null and (old.sued_on, old.sued_document) is distinct from (new.sued_on, new.sued_document))
     or (old.dispute_id is not null and new.dispute_id is distinct from old.dispute_id) then
    raise exception 'what is written of an objection stays' using errcode = 'LD077';
  end if;
  if new.outcome is not null and not access.holds(new.outcome_by, 'plan.approve') then
    raise exception 'this person decides no objection' using errcode = 'LD024';
  end if;
  return new;
end
$stands$;
/* As calendar.move_deadlines, for the kinds 'answer' and 'sue'. LD172 an overdue deadline, one that would be overdue by it, or no version to move it by. */
create function calendar.move_objection_windows(in_version bigint, in_kind text[], in_start date[], in_old date[], in_new date[], in_was boolean[], in_provisional boolean[])
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $move$
declare
  v calendar.version;
  moved integer;
begin
  select * into v from calendar.version x where x.id = in_version and x.confirmed_at is not null and x.xmin = pg_current_xact_id()::xid;
  if not found or exists (select from unnest(in_kind, in_old, in_new) as m (kind, was, new) where m.kind in ('answer', 'sue') and least(m.was, m.new) < (v.confirmed_at at time zone 'Asia/Shanghai')::date) then
    raise exception 'running windows move with the confirmation of a calendar, and never into the past' using errcode = 'LD172';
  end if;
  -- First what is moved is kept; by that the objection lets its day go.
  insert into calendar.deadline_change
  select v.id, m.kind, 'objection:' || o.id, m.start_on, m.old_due, m.new_due, m.was, m.provisional, v.confirmed_at
  from unnest(in_kind, in_start, in_old, in_new, in_was, in_provisional) as m (kind, start_on, old_due, new_due, was, provisional)
  join payouts.plan_objection o on o.outcome is null
   and (m.kind = 'answer' and (o.told_on, o.answer_due_on) = (m.start_on, m.old_due) and o.answered_on is null
     or m.kind = 'sue' and (o.objector_told_on, o.sue_due_on) = (m.start_on, m.old_due) and o.sued_on is null)
  on conflict do nothing;
  get diagnostics moved = row_count;
  update payouts.plan_objection o set answer_due_on = x.new_due_on, answer_due_provisional = x.new_provisional
  from calendar.deadline_change x where x.version_id = v.id and x.kind = 'answer' and x.subject = 'objection:' || o.id;
  update payouts.plan_objection o set sue_due_on = x.new_due_on, sue_due_provisional = x.new_provisional
  from calendar.deadline_change x where x.version_id = v.id and x.kind = 'sue' and x.subject = 'objection:' || o.id;
  return moved;
end
$move$;
revoke all on function calendar.move_objection_windows from public;
grant execute on function calendar.move_objection_windows to ledger_app;

-- Money for a payee who is no party is told to the public: where, and on which day, after its notice.
create table payouts.publication (
  payout_id bigint references payouts.payout,
  -- Each notice is published anew.
  round integer not null,
  primary key (payout_id, round),
  published_on date not null,
  place text not null check (btrim(place) <> ''),
  recorded_by bigint not null references access.person,
  recorded_at timestamptz not null
);
grant select on payouts.publication to ledger_app, ledger_reader;
grant insert on payouts.publication to ledger_app;
create function payouts.publication_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  p payouts.payout;
begin
  select * into p from payouts.payout o where o.id = new.payout_id;
  if p.party_id is not null or new.round <> p.round or p.purpose <> 'Claim' or p.notice_issued_at is null
     or new.published_on not between access.office_day(p.notice_issued_at) and access.office_day(new.recorded_at) or not access.holds(new.recorded_by, 'payout.draft') then
    raise exception 'a payout to nobody of the case is published after its notice, by who may draft' using errcode = 'LD257';
  end if;
  perform cases.require_unrecused(p.case_id, new.recorded_by);
  return new;
end
$stands$;
create trigger publication_stands before insert on payouts.publication for each row execute function payouts.publication_stands();
