import { Button, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { MoreButton } from '../shell/MoreButton'
import { Section } from '../shell/Section'
import { AuctionTable } from './AuctionTable'
import { BondTable } from './BondTable'
import { RegisterAuctionDialog } from './RegisterAuctionDialog'
import { useAuctions, useBonds, type BondFilter } from './bondQueries'

const filters: readonly BondFilter[] = ['Waiting', 'Overdue', 'Proposed', 'Held', 'Returned', 'Converted', 'Rejected']

/** Auctions and the bonds of their bidders: to confirm, to give back in time, and the winner's to the case. */
export function BondsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const [state, setState] = useState<BondFilter>()
  const [running, setRunning] = useState(true)
  const [registering, setRegistering] = useState(false)
  const bonds = useBonds({ state })
  const auctions = useAuctions(running)
  return (
    <div className="stack">
      <Section flush title={t('bonds.title')} hint={t('bonds.hint')} extra={
        <Select<BondFilter> allowClear placeholder={t('bonds.all')} value={state ?? null} onChange={setState} style={{ width: 170 }} aria-label={t('common.state')}
          options={filters.map(f => ({ value: f, label: t(`bonds.state.${f}`) }))} />
      }>
        <BondTable rows={bonds.data?.pages.flatMap(p => p.items)} error={bonds.error} />
        <MoreButton list={bonds} />
      </Section>
      <Section flush title={t('bonds.auctions')} hint={t('bonds.auctionsHint')} extra={
        <>
          <Switch size="small" checked={running} onChange={setRunning} aria-label={t('bonds.running')} /> {t('bonds.running')}{' '}
          {may('auction.register') && <Button type="primary" onClick={() => setRegistering(true)}>{t('bonds.register')}</Button>}
        </>
      }>
        <AuctionTable rows={auctions.data?.pages.flatMap(p => p.items)} error={auctions.error} />
        <MoreButton list={auctions} />
      </Section>
      {registering && <RegisterAuctionDialog onClose={() => setRegistering(false)} />}
    </div>
  )
}
