-- Whoever is recused does nothing in the case: what the acts of later migrations missed. Who took something to the bank or back may be lent the right.

/* Each hand that is written, named by the trigger, is of somebody who is not recused from the case; of a transfer, from both. What the case system tells
   of the end of a case is no act of who brings its file. */
create function cases.hand_in_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hand$
declare
  is_now constant jsonb := to_jsonb(new);
  was constant jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
  hands bigint[];
  of_cases bigint[];
begin
  select array_agg((is_now ->> h)::bigint) into hands from unnest(tg_argv) h
  where is_now ->> h is not null and is_now -> h is distinct from was -> h and (tg_table_name <> 'case_closing' or access.holds((is_now ->> h)::bigint, 'case.close'));
  if hands is null then
    return new;
  end if;
  of_cases := case tg_table_name
    when 'case_transfer' then array[(is_now ->> 'from_case_id')::bigint, (is_now ->> 'to_case_id')::bigint]
    when 'deposit_return' then array(select d.case_id from payouts.deposit d where d.id = (is_now ->> 'deposit_id')::bigint)
    when 'party_status' then array(select p.case_id from cases.party p where p.id = (is_now ->> 'party_id')::bigint)
    when 'bank_case' then array(select p.case_id from payouts.payout p where p.id = (is_now ->> 'payout_id')::bigint)
    when 'plan_objection' then array(select p.case_id from payouts.distribution_plan p where p.id = (is_now ->> 'plan_id')::bigint)
    when 'plan_service' then array(select p.case_id from payouts.distribution_plan p where p.id = (is_now ->> 'plan_id')::bigint)
    when 'hand_over' then array(select p.case_id from payouts.instruction i join payouts.payout p on p.id = i.payout_id where i.id = (is_now ->> 'instruction_id')::bigint)
    when 'recall' then array(select p.case_id from payouts.instruction i join payouts.payout p on p.id = i.payout_id where i.id = (is_now ->> 'instruction_id')::bigint)
    else array[(is_now ->> 'case_id')::bigint] end;
  perform cases.require_unrecused(c, h) from unnest(of_cases) c, unnest(hands) h;
  return new;
end
$hand$;
create trigger hand_in_case before insert or update on payouts.deposit for each row execute function cases.hand_in_case('applied_by', 'decided_by');
create trigger hand_in_case before insert or update on payouts.deposit_return for each row execute function cases.hand_in_case('asked_by', 'decided_by');
create trigger hand_in_case before insert or update on payouts.deferral for each row execute function cases.hand_in_case('applied_by', 'decided_by', 'ended_by');
create trigger hand_in_case before insert or update on payouts.case_transfer for each row execute function cases.hand_in_case('proposed_by', 'decided_by', 'undo_asked_by', 'reversed_by');
create trigger hand_in_case before insert or update on payouts.deduction for each row execute function cases.hand_in_case('proposed_by', 'decided_by', 'reversed_by');
create trigger hand_in_case before insert or update on payouts.distribution_plan for each row execute function cases.hand_in_case('drafted_by', 'approved_by', 'in_force_by', 'ended_by');
create trigger hand_in_case before insert or update on payouts.plan_service for each row execute function cases.hand_in_case('recorded_by');
create trigger hand_in_case before insert or update on payouts.plan_objection for each row execute function cases.hand_in_case('recorded_by', 'outcome_by');
create trigger hand_in_case before insert or update on payouts.bank_case for each row execute function cases.hand_in_case('asked_by', 'closed_by');
create trigger hand_in_case before insert or update on payouts.case_flag for each row execute function cases.hand_in_case('set_by', 'ended_by');
create trigger hand_in_case before insert or update on cases.party_status for each row execute function cases.hand_in_case('recorded_by', 'lifted_by');
create trigger hand_in_case before insert or update on cases.case_closing for each row execute function cases.hand_in_case('closed_by', 'reopened_by');
create trigger hand_in_case before insert on payouts.hand_over for each row execute function cases.hand_in_case('by');
create trigger hand_in_case before insert on payouts.recall for each row execute function cases.hand_in_case('by');

-- A file for the bank is built and taken back by who is recused from none of its cases.
create function payouts.file_hand_in_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hand$
begin
  if tg_table_name = 'payment_file_item' then
    perform cases.require_unrecused(p.case_id, f.built_by)
    from payouts.payment_file f, payouts.instruction i join payouts.payout p on p.id = i.payout_id where f.id = new.file_id and i.id = new.instruction_id;
  else
    perform cases.require_unrecused(p.case_id, new.recalled_by)
    from payouts.payment_file_item t join payouts.instruction i on i.id = t.instruction_id join payouts.payout p on p.id = i.payout_id where t.file_id = new.id;
  end if;
  return new;
end
$hand$;
create trigger file_hand_in_case before insert on payouts.payment_file_item for each row execute function payouts.file_hand_in_case();
create trigger file_hand_in_case before update on payouts.payment_file for each row when (old.recalled_by is null and new.recalled_by is not null) execute function payouts.file_hand_in_case();

-- Who may release by a lent role may take back by it: neither who released, nor in the name of one whose release it was.
create or replace function payouts.may_be_recalled() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $recall$
declare
  i payouts.instruction;
  released bigint[];
begin
  select * into i from payouts.instruction n where n.id = new.instruction_id;
  perform from payouts.payout p where p.id = i.payout_id and p.state = 'Released' and p.round = i.round for update;
  if not found or exists (select from payouts.hand_over o where o.instruction_id = i.id) then
    raise exception 'what has left is not taken back' using errcode = 'LD093';
  end if;
  select array_agg(x) into released from payouts.move m, unnest(array[m.person_id, m.on_behalf_of]) x where m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'Release';
  if not access.may(new."by", 'payout.release', new.at, array_append(released, i.released_by)) then
    raise exception 'a release is taken back by another person, who may' using errcode = 'LD021';
  end if;
  return new;
end
$recall$;

/* What came in for a case and has borne no execution fee: money that another case handed on does not count where one that it passed through charged its
   fee, or proposes to. What was handed on and came back has not moved. */
create function payouts.fee_base(in_case bigint) returns bigint language sql stable as $base$
  select greatest(payouts.recovered(in_case) - coalesce((
    select sum(n.net_minor) from (
      select t.book_id, t.lot_id, sum(case when t.credit_case_id = in_case then t.amount_minor else -t.amount_minor end) as net_minor
      from (select distinct p.book_id, p.lot_id from ledger.position p where p.case_id = in_case) l join ledger.transfer t on t.book_id = l.book_id and t.lot_id = l.lot_id
      where t.debit_account = 201 and t.credit_account = 201 and in_case in (t.debit_case_id, t.credit_case_id)
      group by t.book_id, t.lot_id) n
    where n.net_minor > 0 and exists (
      select from ledger.transfer x join payouts.deduction d on d.case_id = x.debit_case_id and d.kind = 'ExecutionFee' and d.state in ('Proposed', 'Confirmed')
      where x.book_id = n.book_id and x.lot_id = n.lot_id and x.debit_account = 201 and x.credit_account = 201 and x.debit_case_id <> in_case)), 0), 0)::bigint
$base$;
create or replace function payouts.deduction_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  c record;
  base bigint;
  due bigint;
  -- What stands counts itself.
  more constant bigint := case tg_op when 'INSERT' then new.amount_minor else 0 end;
begin
  if tg_op = 'UPDATE' then
    if (old.state, new.state) not in (('Proposed', 'Confirmed'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Confirmed', 'Reversed')) then
      raise exception 'a deduction does not go from % to %', old.state, new.state using errcode = 'LD060';
    end if;
    if new.state in ('Confirmed', 'Rejected') and not payouts.holds_permission(new.decided_by, 'deduction.confirm')
       or new.state = 'Reversed' and not payouts.holds_permission(new.reversed_by, 'deduction.confirm') then
      raise exception 'this person does not decide deductions' using errcode = 'LD024';
    end if;
    if new.state <> 'Confirmed' then
      return new;
    end if;
  elsif new.state <> 'Proposed' then
    raise exception 'a deduction begins as a proposal' using errcode = 'LD060';
  end if;
  -- Two proposals at once must each see the other's.
  select * into c from cases.enforcement_case where id = new.case_id and book_id = new.book_id for no key update;
  if new.kind = 'ExecutionFee' then
    base := case when new.basis = 'Claim' then c.claim_minor when c.claim_minor = 0 then payouts.fee_base(c.id) else least(c.claim_minor, payouts.fee_base(c.id)) end;
    -- Nothing is left to charge where all that came in has borne its fee.
    due := case when base = 0 and new.basis = 'Recovered' and payouts.recovered(c.id) > 0 then 0 when base = 0 then (select no_amount_minor from payouts.fee_schedule where version = new.schedule_version) else payouts.execution_fee(new.schedule_version, base) end;
    if tg_op = 'INSERT' and (new.base_minor, new.due_minor) is distinct from (base, due) then
      raise exception 'the fee is not what the schedule gives on its base' using errcode = 'LD061';
    end if;
    if due < more + coalesce((select sum(d.amount_minor) from payouts.deduction d
         where d.case_id = new.case_id and d.kind = 'ExecutionFee' and d.state in ('Proposed', 'Confirmed')), 0) then
      raise exception 'fees for more than the schedule gives' using errcode = 'LD062';
    end if;
  elsif new.kind = 'SaleCost' then
    if exists (select from unnest(new.sale_lots) as l (id) where not exists (select from ledger.position p where p.case_id = new.case_id and p.lot_id = l.id)) then
      raise exception 'a lot that is not of this case' using errcode = 'LD063';
    end if;
  elsif more > payouts.surplus_room(new.case_id) then
    raise exception 'what is owed on the claim is no surplus' using errcode = 'LD064';
  end if;
  return new;
end
$stands$;
