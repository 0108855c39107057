import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../access/me'
import { officeMinute } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { amountColumn } from '../money/amountColumn'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { AuctionResultDialog } from './AuctionResultDialog'
import type { Auction } from './bondQueries'

/** Auctions, when they end and how they ended. */
export function AuctionTable({ rows, error }: { rows: Auction[] | undefined; error?: unknown }) {
  const { t } = useTranslation()
  const may = useMay()
  const [ending, setEnding] = useState<Auction>()
  return (
    <>
      <Rows<Auction>
        rows={rows}
        error={error}
        rowKey={a => a.id}
        empty={<Nothing title={t('bonds.noAuctions')} hint={t('bonds.noAuctionsHint')} />}
        columns={[
          { title: t('common.case'), width: 172, render: (_, a) => <Link to={`/cases/${a.caseId}`} className="case-number">{a.caseNumber}</Link> },
          { title: t('bonds.lot'), ellipsis: true, width: 140, render: (_, a) => a.lotName },
          { title: t('bonds.number'), width: 150, render: (_, a) => <span className="digits">{a.auctionNo}{a.bondNo && <span className="quiet"> / {a.bondNo}</span>}</span> },
          { title: t('bonds.platform'), ellipsis: true, width: 130, render: (_, a) => <>{a.platform} <span className="quiet">{t(`bonds.mode.${a.mode}`)}</span></> },
          amountColumn(t('bonds.startPrice'), a => a.startPrice, { width: 120 }),
          amountColumn(t('bonds.bond'), a => a.bond, { strong: true, width: 110 }),
          { title: t('bonds.held'), width: 120, align: 'right', render: (_, a) => <span className="digits"><Amount value={a.bondSum} /><div className="quiet">{t('common.of', { count: a.bonds })}</div></span> },
          { title: t('bonds.endsAt'), width: 130, render: (_, a) => <span className="digits nowrap">{officeMinute(a.endedAt ?? a.endsAt)}</span> },
          { title: t('bonds.result'), width: 70, render: (_, a) => a.result ? <Tag variant="filled" color={a.result === 'Sold' ? 'green' : 'default'}>{t(`bonds.results.${a.result}`)}</Tag> : '–' },
          { title: '', width: 110, render: (_, a) => may('auction.register') && <Button size="small" onClick={() => setEnding(a)}>{t('bonds.record')}</Button> },
        ]}
      />
      {ending && <AuctionResultDialog auction={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}
