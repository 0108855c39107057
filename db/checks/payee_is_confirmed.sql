-- What was paid or is on its way to a party or its agent goes to an account that was confirmed for them, and a changed account by two persons.
select p.book_id, p.id as payout_id, p.payee_account_id
from payouts.payout p left join cases.payee_account a on a.id = p.payee_account_id
where p.party_id is not null and p.state in ('InApproval', 'NoticeIssued', 'Accepted', 'Released', 'Uncertain', 'Paid')
  and (a.id is null or a.account_no is distinct from p.account_no or a.authority_id is distinct from p.authority_id or p.authority_id is null and a.party_id <> p.party_id)
union all
select c.book_id, null, a.id
from cases.payee_account a join cases.account_proposal q on q.id = a.proposal_id join cases.enforcement_case c on c.id = q.case_id
where q.state <> 'Confirmed' or q.decided_by = q.proposed_by or a.recorded_by <> q.decided_by
