-- What stands held in a case is what its open holds set aside, lot by lot.
with held as (
  select p.book_id, p.case_id, p.lot_id, p.amount_minor from ledger.position p where p.account = 203 and p.amount_minor <> 0
), told as (
  select h.book_id, h.case_id, l.lot_id, sum(l.amount_minor)::bigint as amount_minor
  from payouts.hold h join payouts.hold_lot l on l.hold_id = h.id where h.lifted_at is null group by 1, 2, 3
)
select book_id, case_id, lot_id, coalesce(held.amount_minor, 0) as held_minor, coalesce(told.amount_minor, 0) as told_minor
from held full join told using (book_id, case_id, lot_id)
where coalesce(held.amount_minor, 0) <> coalesce(told.amount_minor, 0)
