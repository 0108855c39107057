import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecondPerson } from '../access/SecondPerson'
import { StatementActDialog, type StatementAct } from './StatementActDialog'
import type { StatementDetail } from './statementQueries'

// Its own balances do not prove it, so nobody can let it pass.
const unproven = new Set(['statement.equation', 'statement.balances-missing'])

/** What this person can do about a held statement now. */
export function StatementActs({ detail }: { detail: StatementDetail }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<StatementAct | null>(null)
  const open = detail.decisions.find(d => d.state === 'proposed')
  const acts: StatementAct[] = open ? ['approve', 'decline'] : unproven.has(detail.statement.holdCode ?? '') ? ['Withdraw'] : ['Release', 'Surplus', 'Withdraw']
  const button = (act: StatementAct) => (
    <Button key={act} type={act === 'approve' ? 'primary' : 'default'} danger={act === 'Withdraw' || act === 'decline'} onClick={() => setAsked(act)}>{t(`decision.act.${act}`)}</Button>
  )
  return (
    <div className="acts">
      <SecondPerson mine={open?.mine ?? false} permission="statement.decide" own={button('decline')}>{acts.map(button)}</SecondPerson>
      {asked && <StatementActDialog act={asked} detail={detail} onClose={() => setAsked(null)} />}
    </div>
  )
}
