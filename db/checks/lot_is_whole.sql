-- Every lot is what is still held of it plus what was paid out.
select l.book_id, l.id as lot_id, l.amount_minor, coalesce(h.held, 0) as held_minor, coalesce(b.net, 0) as net_from_bank_minor
from ledger.lot l
left join (select book_id, lot_id, sum(amount_minor) as held from ledger.position group by book_id, lot_id) h on h.book_id = l.book_id and h.lot_id = l.id
left join (
  select book_id, lot_id,
         sum(case when debit_account = 101 then amount_minor else 0 end) as brought,
         sum(case when credit_account = 101 then amount_minor else 0 end) as taken,
         sum(case when debit_account = 101 then amount_minor else 0 end - case when credit_account = 101 then amount_minor else 0 end) as net
  from ledger.transfer where lot_id is not null group by book_id, lot_id
) b on b.book_id = l.book_id and b.lot_id = l.id
where coalesce(h.held, 0) <> coalesce(b.net, 0) or coalesce(h.held, 0) > l.amount_minor
  or l.amount_minor <> coalesce(h.held, 0) + (
    select coalesce(sum(case when t.credit_account = 101 and e.kind = 13 then t.amount_minor when t.debit_account = 101 and e.kind = 15 then -t.amount_minor else 0 end), 0)
    from ledger.transfer t join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id where t.book_id = l.book_id and t.lot_id = l.id)
