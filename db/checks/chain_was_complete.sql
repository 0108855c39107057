-- Whoever got a notice issued or money released had every step approved, each by another person, none of them the drafter.
select p.book_id, m.payout_id, m.round, m.trigger, m.person_id
from payouts.move m join payouts.payout p on p.id = m.payout_id
where (m.to_state = 'NoticeIssued' and m.trigger = 'Approve' or m.trigger = 'Release')
  and (exists (select from payouts.required_step s where s.payout_id = m.payout_id and s.round = m.round
               and not exists (select from payouts.approval a where a.payout_id = s.payout_id and a.round = s.round and a.step = s.step))
       or exists (select from payouts.approval a where a.payout_id = m.payout_id and a.round = m.round and (a.person_id = p.drafted_by or m.trigger = 'Release' and a.person_id = m.person_id)))
