-- Every position equals the fold of its transfers, and none is below zero.
select book_id, case_id, account, lot_id, p.amount_minor as kept_minor, f.amount_minor as folded_minor
from ledger.position p full join ledger.position_fold f using (book_id, case_id, account, lot_id)
where p.amount_minor is distinct from f.amount_minor or p.amount_minor < 0
