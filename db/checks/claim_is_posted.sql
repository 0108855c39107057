-- Every confirmed claim has one entry that stands and gives each case its part; one that was undone has none, and no entry is without its claim.
select coalesce(c.book_id, e.book_id) as book_id, coalesce(c.claim_id, e.claim_id) as claim_id, coalesce(c.case_id, e.case_id) as case_id, c.amount_minor as claimed_minor, e.amount_minor as posted_minor
from (select l.book_id, p.claim_id, p.case_id, p.amount_minor from receipts.claim c join receipts.claim_part p on p.claim_id = c.id join receipts.statement_line l on l.id = c.line_id where c.state = 'confirmed') c
full join (
  select e.book_id, e.source_id as claim_id, t.credit_case_id as case_id, sum(t.amount_minor)::bigint as amount_minor
  from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  where e.kind = 4 and e.source_kind = 22 and not exists (select from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)
  group by e.book_id, e.source_id, t.credit_case_id
) e on e.claim_id = c.claim_id and e.case_id = c.case_id
where c.amount_minor is distinct from e.amount_minor
