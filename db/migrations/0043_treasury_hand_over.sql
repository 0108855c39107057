-- A payment of fees or costs leaves as a payout does: no hold keeps its cases when it is approved and when its file goes out, and once it has gone two persons
-- say that the bank did not carry it out. What it says of the journal is so.

alter table payouts.treasury_batch
  add column handed_over_at timestamptz,
  add column handed_over_by bigint references access.person,
  add column fail_asked_by bigint references access.person,
  add column fail_asked_at timestamptz,
  add constraint treasury_handed_over check ((handed_over_at is null) = (handed_over_by is null)),
  add constraint treasury_fail_asked check ((fail_asked_at is null) = (fail_asked_by is null) and (fail_asked_at is null or handed_over_at is not null));
-- Nobody knows whether the file of one that is approved already has left: it is taken to have.
alter table payouts.treasury_batch disable trigger user;
update payouts.treasury_batch set handed_over_at = decided_at, handed_over_by = decided_by where state = 'Approved';
alter table payouts.treasury_batch enable trigger user;
grant update (handed_over_at, handed_over_by, fail_asked_by, fail_asked_at) on payouts.treasury_batch to ledger_app;

create or replace function payouts.payment_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $batch$
declare
  leaves boolean;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' or new.handed_over_at is not null or not access.holds(new.proposed_by, 'treasury.settle') then
      raise exception 'a payment of fees or costs begins as the proposal of who may' using errcode = 'LD148';
    end if;
    return new;
  end if;
  leaves := old.handed_over_at is null and new.handed_over_at is not null;
  if (old.state, new.state) not in (('Proposed', 'Approved'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Approved', 'Approved'), ('Approved', 'Booked'), ('Approved', 'Failed'), ('Booked', 'Returned'))
     or old.decided_by is not null and (new.decided_by, new.end_to_end_id, new.file_bytes) is distinct from (old.decided_by, old.end_to_end_id, old.file_bytes)
     or old.booked_line_id is not null and (new.booked_line_id, new.booked_on) is distinct from (old.booked_line_id, old.booked_on)
     or (new.handed_over_at, new.handed_over_by, new.fail_asked_at, new.fail_asked_by) is distinct from (old.handed_over_at, old.handed_over_by, old.fail_asked_at, old.fail_asked_by)
        and ((old.state, new.state) <> ('Approved', 'Approved') or old.fail_asked_at is not null or old.handed_over_at is not null and (new.handed_over_at, new.handed_over_by) is distinct from (old.handed_over_at, old.handed_over_by)) then
    raise exception 'a payment of fees or costs does not go from % to %', old.state, new.state using errcode = 'LD148';
  end if;
  if (old.state, new.state) = ('Proposed', 'Rejected') and not access.holds(new.decided_by, 'treasury.settle') or (old.state, new.state) = ('Proposed', 'Approved') and not access.holds(new.decided_by, 'treasury.settle')
     or new.state = 'Failed' and not access.holds(new.failed_by, 'treasury.settle') or leaves and not access.holds(new.handed_over_by, 'treasury.settle')
     or new.fail_asked_by is distinct from old.fail_asked_by and not access.holds(new.fail_asked_by, 'treasury.settle') then
    raise exception 'this person pays no fees' using errcode = 'LD148';
  end if;
  if new.state = 'Failed' and (case when old.handed_over_at is null then new.failed_by = old.decided_by else new.failed_by is not distinct from old.fail_asked_by or old.fail_asked_by is null end) then
    raise exception 'a payment whose file has left fails by the word of two persons, any other by another than who approved it' using errcode = 'LD187';
  end if;
  if (leaves or (old.state, new.state) = ('Proposed', 'Approved'))
     and exists (select from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = new.id and payouts.stopping_hold(d.case_id, null, '') is not null) then
    raise exception 'a case of which this is paid is on hold' using errcode = 'LD188';
  end if;
  if (old.state, new.state) = ('Proposed', 'Approved') and (
       case new.recipient when 'Treasury'
         then not exists (select from payouts.treasury_account a where a.id = new.account_id and a.book_id = new.book_id and a.confirmed_at is not null and a.ended_at is null)
         else exists (select from payouts.treasury_item i where i.batch_id = new.id and new.payee_id is distinct from (select max(y.id) from payouts.cost_payee y where y.deduction_id = i.deduction_id)) end
       or new.amount_minor is distinct from (select sum(d.amount_minor) from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id and d.state = 'Confirmed' where i.batch_id = new.id)
       or exists (select from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = new.id and d.state <> 'Confirmed')) then
    raise exception 'what is paid, or the account, is not what was proposed' using errcode = 'LD149';
  end if;
  if (old.state, new.state) = ('Proposed', 'Approved') and exists (select from payouts.cost_payee y where y.id = new.payee_id and y.named_by in (new.decided_by, new.proposed_by)) then
    raise exception 'who named the payee of a cost does not pay it' using errcode = 'LD185';
  end if;
  return new;
end
$batch$;

-- At commit the journal has moved what the state says: released by the approval, paid by the bank's line, due again by the failure.
create function payouts.payment_posted() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $posted$
begin
  if new.amount_minor is distinct from (
       select sum(t.amount_minor) from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
       where e.book_id = new.book_id and case new.state
         when 'Approved' then e.kind = 71 and e.source_kind = 71 and e.source_id = new.id
         when 'Booked' then e.kind = 72 and e.source_kind = 2 and e.source_id = new.booked_line_id
         when 'Failed' then e.kind = 73 and e.source_kind = 71 and e.source_id = new.id end) then
    raise exception 'payment % is % and the journal does not say so', new.id, new.state using errcode = 'LD186';
  end if;
  return null;
end
$posted$;
create constraint trigger payment_posted after update on payouts.treasury_batch deferrable initially deferred for each row
  when (new.state in ('Approved', 'Booked', 'Failed') and old.state <> new.state) execute function payouts.payment_posted();
