-- Each posted statement that follows another begins where that one ended, unless they overlap and the lines agree.
select s.id as statement_id, s.book_id, p.closing_minor as previous_closing_minor,
       p.closing_minor + coalesce(n.change, 0) as reached_minor, s.closing_minor
from receipts.statement s
join receipts.statement p on p.id = s.previous_id
left join lateral (select sum(case when is_credit then amount_minor else -amount_minor end) as change from receipts.statement_line l where l.statement_id = s.id) n on true
where s.state = 'posted' and (p.state <> 'posted' or p.book_id <> s.book_id or p.closing_minor + coalesce(n.change, 0) is distinct from s.closing_minor)
