-- Every converted bond has one entry that gives its whole sum to the case of its auction, every other bond none, and no entry is without its conversion.
select coalesce(c.book_id, e.book_id) as book_id, coalesce(c.bond_id, e.bond_id) as bond_id, c.amount_minor as converted_minor, e.amount_minor as posted_minor, e.entries
from (
  select b.id as bond_id, b.book_id, a.case_id, b.amount_minor
  from receipts.bond b join receipts.auction a on a.id = b.auction_id where b.state = 'converted' or exists (select from receipts.bond_conversion v where v.bond_id = b.id and v.state = 'confirmed')
) c
full join (
  select v.bond_id, e.book_id, t.credit_case_id as case_id, sum(t.amount_minor)::bigint as amount_minor, count(*) as entries
  from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  left join receipts.bond_conversion v on v.id = e.source_id and v.state = 'confirmed' and e.source_kind = 41
  where e.kind in (41, 42) group by v.bond_id, e.book_id, t.credit_case_id
) e on e.bond_id = c.bond_id and e.book_id = c.book_id and e.case_id = c.case_id
where c.amount_minor is distinct from e.amount_minor or e.entries <> 1
