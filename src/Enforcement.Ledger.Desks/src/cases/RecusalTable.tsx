import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHand } from '../access/hand'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { officeDate } from '../calendar/dates'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { ReasonDialog } from '../vouchers/ReasonDialog'
import type { Recusal } from './payeeQueries'

/** Who keeps away from a case, and why. */
export function RecusalTable({ rows, error }: { rows: Recusal[] | undefined; error: unknown }) {
  const { t } = useTranslation()
  const hand = useHand()
  const [lifting, setLifting] = useState<Recusal | null>(null)
  return (
    <>
      <Rows<Recusal>
        rows={rows}
        error={error}
        rowKey={r => r.id}
        rowClassName={r => (r.liftedAt ? 'row-undone' : '')}
        empty={<Nothing title={t('recusals.empty')} hint={t('recusals.emptyHint')} />}
        columns={[
          { title: t('recusals.person'), width: 140, dataIndex: 'person' },
          { title: t('recusals.document'), render: (_, r) => <>{r.document}<div className="quiet">{r.reason}</div></> },
          { title: t('recusals.placed'), width: 170, render: (_, r) => <>{r.placedBy} <span className="quiet digits">{officeDate(new Date(r.placedAt))}</span></> },
          {
            title: '', width: 230, render: (_, r) => r.liftedAt ? <span className="quiet">{t('recusals.liftedBy', { name: hand(r.liftedBy, r.liftedFor) })} {r.liftDocument}</span>
              : <SecondPerson mine={r.mine} permission="recusal.lift"><Button size="small" onClick={() => setLifting(r)}>{t('recusals.lift')}</Button></SecondPerson>,
          },
        ]}
      />
      {lifting && (
        <ReasonDialog title={t('recusals.lift')} label={t('recusals.liftDocument')} required subject={<>{lifting.person}<div className="quiet">{t('recusals.liftHint')}</div></>} onClose={() => setLifting(null)}
          act={(document, header) => content(api.POST('/api/v1/recusals/{id}/lift', { params: { path: { id: lifting.id }, header }, body: { document } }))} />
      )}
    </>
  )
}
