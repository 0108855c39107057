-- What bank credits brought to cases, once for everybody who asks: receipts with numbers, notices, the list of new arrivals, the registers.
-- By the journal: posted so at once, or claimed from unknown funds later, each in the case to which it came. What was taken back stands beside
-- it with the opposite sign, so that a sum over any days is what these days brought. A payment that came back is none: its money was here before.
create view receipts.case_arrival with (security_invoker = true) as
  select e.book_id, e.source_id as line_id, coalesce(t.credit_case_id, t.debit_case_id) as case_id, e.id as entry_id, t.seq, e.value_on as posted_on, false as is_claim,
         case e.kind when 21 then -t.amount_minor else t.amount_minor end as amount_minor, e.reverses_entry_id,
         (select r.id from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id) as reversed_by
  from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  where e.source_kind = 2 and (e.kind, t.debit_account, t.credit_account) in ((2, 101, 201), (21, 201, 101))
  union all
  select e.book_id, c.line_id, coalesce(t.credit_case_id, t.debit_case_id), e.id, t.seq, e.value_on, true,
         case e.kind when 21 then -t.amount_minor else t.amount_minor end, e.reverses_entry_id,
         (select r.id from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)
  from receipts.claim c join ledger.entry e on e.source_kind = 22 and e.source_id = c.id join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  where (e.kind, t.debit_account, t.credit_account) in ((4, 221, 201), (21, 201, 221));
grant select on receipts.case_arrival to ledger_app, ledger_reader;

-- A line that was claimed for several cases arrived in each of them, and each has its officer.
-- A notice is of one posting: what was taken back and came again is told and seen again.
alter table receipts.arrival_notice add column case_id bigint references cases.enforcement_case, add column entry_id bigint;
update receipts.arrival_notice n set case_id = m.case_id from receipts.match m where m.line_id = n.line_id;
update receipts.arrival_notice n set entry_id = (
  select min(a.entry_id) from receipts.statement_line l join receipts.case_arrival a on a.book_id = l.book_id and a.line_id = l.id
  where l.id = n.line_id and a.case_id = n.case_id and a.reverses_entry_id is null);
alter table receipts.arrival_notice alter column case_id set not null, alter column entry_id set not null,
  drop constraint arrival_notice_pkey, add primary key (line_id, case_id, what, entry_id);
create view receipts.notice_in_force with (security_invoker = true) as
  select n.* from receipts.arrival_notice n
  where not exists (select from receipts.statement_line l join ledger.entry r on r.book_id = l.book_id and r.reverses_entry_id = n.entry_id where l.id = n.line_id);
grant select on receipts.notice_in_force to ledger_app, ledger_reader;

-- Whoever tells or sees an arrival names one: money of the line that came to the case and is there.
create function receipts.notice_of_arrival() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $notice$
begin
  new.entry_id := (
    select max(a.entry_id) from receipts.statement_line l join receipts.case_arrival a on a.book_id = l.book_id and a.line_id = l.id
    where l.id = new.line_id and a.case_id = new.case_id and a.reverses_entry_id is null and a.reversed_by is null);
  if new.entry_id is null then
    raise exception 'no money of this line came to the case' using errcode = 'LD094';
  end if;
  return new;
end
$notice$;
create trigger notice_of_arrival before insert on receipts.arrival_notice for each row execute function receipts.notice_of_arrival();
