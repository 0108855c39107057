-- Every lot with available or reserved money is among those that the clocks start from.
select p.book_id, p.case_id, p.lot_id, p.account, p.amount_minor
from ledger.position p left join ledger.open_lots() o on o.book_id = p.book_id and o.case_id = p.case_id and o.lot_id = p.lot_id
where p.account in (201, 204) and p.amount_minor > 0 and o.lot_id is null
