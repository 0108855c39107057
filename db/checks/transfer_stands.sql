-- Every transfer belongs to an entry and moves a lot of its book, every lot was minted by an entry of its book, and every entry is of a book.
select 'transfer' as what, t.book_id, t.entry_id as id, t.lot_id
from ledger.transfer t
left join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
left join ledger.lot l on l.book_id = t.book_id and l.id = t.lot_id
where e.id is null or (t.lot_id is not null and l.id is null)
union all
select 'lot', l.book_id, l.entry_id, l.id from ledger.lot l left join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id where e.id is null
union all
select 'entry', e.book_id, e.id, null from ledger.entry e left join ledger.book b on b.id = e.book_id where b.id is null
