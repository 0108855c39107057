-- Every lot is what is still held of it plus what was paid out; a lot of cash ends when the banks own line brings it, or when it was never taken, and is cash again when that pairing is taken back.
select l.book_id, l.id as lot_id, l.amount_minor, coalesce(h.held, 0) as held_minor, coalesce(b.from_bank, 0) as from_bank_minor, coalesce(b.paid, 0) as paid_minor
from ledger.lot l
left join (select book_id, lot_id, sum(amount_minor) as held from ledger.position group by book_id, lot_id) h on h.book_id = l.book_id and h.lot_id = l.id
left join (
  select t.book_id, t.lot_id,
         sum(case when t.debit_account in (101, 102) then t.amount_minor when t.credit_account in (101, 102) then -t.amount_minor else 0 end) as from_bank,
         sum(case when t.credit_account = 102 then t.amount_minor when t.debit_account = 102 and e.kind = 21 then -t.amount_minor else 0 end) as cash_gone,
         -- A payment that the bank returned brings its lots back to life; a return that was none leaves them paid.
         sum(case when e.kind in (13, 23, 72) then t.amount_minor when e.kind in (15, 77) then -t.amount_minor
                  when e.kind = 21 and t.debit_account = 212 then t.amount_minor else 0 end) as paid
  from ledger.transfer t join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
  where t.lot_id is not null and (t.debit_account in (101, 102) or t.credit_account in (101, 102)) group by t.book_id, t.lot_id
) b on b.book_id = l.book_id and b.lot_id = l.id
where coalesce(h.held, 0) <> coalesce(b.from_bank, 0) or l.amount_minor <> coalesce(h.held, 0) + coalesce(b.paid, 0) + coalesce(b.cash_gone, 0)
