-- A case is closed exactly while a closing of it stands.
select c.book_id, c.id as case_id, c.state from cases.enforcement_case c
where (c.state = 'closed') <> exists (select from cases.case_closing k where k.case_id = c.id and k.reopened_at is null)
