import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { period } from '../calendar/dates'
import { HoldReason } from '../receipts/HoldReason'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'

type Held = Schemas['HeldStatement']

export function HeldTable({ rows }: { rows: Held[] }) {
  const { t } = useTranslation()
  return (
    <Rows<Held>
      rows={rows}
      rowKey={h => h.statementId}
      empty={<Nothing title={t('reconciliation.heldEmpty')} />}
      columns={[
        { title: t('reconciliation.ident'), render: (_, h) => <><div>{h.ident}</div><div className="quiet">{h.fileName}</div></> },
        { title: t('reconciliation.period'), render: (_, h) => <span className="digits nowrap">{period(h.from, h.to)}</span> },
        { title: t('reconciliation.why'), render: (_, h) => <HoldReason code={h.code} facts={h.facts} /> },
      ]}
    />
  )
}
