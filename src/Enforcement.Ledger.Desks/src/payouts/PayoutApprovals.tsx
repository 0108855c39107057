import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHand } from '../access/hand'
import { officeMinute } from '../calendar/dates'
import type { Schemas } from '../api/client'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'

type Approval = Schemas['PayoutApprovalView']

/** What the chain asked for, by which version of it, and who gave it in whose name. */
export function PayoutApprovals({ rows }: { rows: Approval[] }) {
  const { t } = useTranslation()
  const hand = useHand()
  const again = rows.some(a => a.round > 1)
  return (
    <Rows<Approval>
      rows={rows}
      rowKey={a => `${a.round}/${a.step}`}
      fit
      empty={<Nothing title={t('chains.noApprovals')} hint={t('chains.noApprovalsHint')} />}
      columns={[
        { title: t('chains.step'), width: 60, render: (_, a) => <><span className="digits">{a.step}</span>{again && <div className="quiet">{t('chains.round', { round: a.round })}</div>}</> },
        { title: t('chains.role'), width: 110, render: (_, a) => t(`access.roles.${a.role}`, a.role) },
        { title: t('chains.version'), width: 130, render: (_, a) => <><span className="digits">{a.chainVersion}</span> <span className="quiet">{t(`chains.payees.${a.payeeClass}`, a.payeeClass)}</span>{a.flag && <Tag color="purple">{t(`chains.flags.${a.flag}`, a.flag)}</Tag>}</> },
        amountColumn<Approval>(t('chains.cumulated'), a => a.cumulated),
        {
          title: t('chains.by'), render: (_, a) => a.person
            ? <>{hand(a.person, a.onBehalfOf)}{a.at && <div className="quiet digits">{officeMinute(a.at)}</div>}{a.decision && <div className="quiet">{a.decision}</div>}</>
            : <span className="quiet">{t('chains.waiting')}</span>,
        },
      ]}
    />
  )
}
