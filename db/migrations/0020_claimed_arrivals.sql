-- What was expected may arrive by a confirmed claim too. A claim splits its line over several cases, so a line arrives once in each of them.
alter table receipts.expected_receipt add unique (id, case_id);
alter table receipts.expected_arrival add column case_id bigint;
alter table receipts.expected_arrival disable trigger arrival_counts;
update receipts.expected_arrival a set case_id = e.case_id from receipts.expected_receipt e where e.id = a.expected_id;
alter table receipts.expected_arrival enable trigger arrival_counts;
alter table receipts.expected_arrival
  alter column case_id set not null,
  add foreign key (expected_id, case_id) references receipts.expected_receipt (id, case_id);
drop index receipts.expected_arrival_line;
create unique index expected_arrival_line on receipts.expected_arrival (line_id, case_id) where undone_at is null;

-- An arrival is money of a line that stands posted to the case of the expectation, by its match or by a confirmed claim, and is counted there.
create or replace function receipts.arrival_counts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $counts$
begin
  if tg_op = 'UPDATE' then
    if old.undone_at is not null or new.undone_at is null then
      raise exception 'an arrival is taken back once' using errcode = 'LD043';
    end if;
    update receipts.expected_receipt set arrived_minor = arrived_minor - old.amount_minor where id = old.expected_id;
    return null;
  end if;
  update receipts.expected_receipt e set arrived_minor = e.arrived_minor + new.amount_minor
  where e.id = new.expected_id and e.cancelled_at is null and new.undone_at is null and new.amount_minor <= coalesce(
    (select l.amount_minor from receipts.match m join receipts.statement_line l on l.id = m.line_id
     where m.line_id = new.line_id and m.case_id = e.case_id and m.undone_at is null and l.is_credit),
    (select p.amount_minor from receipts.claim k join receipts.claim_part p on p.claim_id = k.id
     where k.line_id = new.line_id and k.state = 'confirmed' and p.case_id = e.case_id));
  if not found then
    raise exception 'this line brings nothing of what is expected' using errcode = 'LD042';
  end if;
  return null;
end
$counts$;
