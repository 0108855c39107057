import { App, Button, Checkbox, DatePicker, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../access/me'
import { refusalText } from '../api/refusal'
import { languageOf } from '../language/language'
import { Amount } from '../money/Amount'
import { MoreButton } from '../shell/MoreButton'
import { ExportButton } from '../shell/ExportButton'
import { Section } from '../shell/Section'
import { ClaimDialog } from './ClaimDialog'
import { NoticeDialog } from './NoticeDialog'
import { exportList, useUnknownFunds, useUnknownSummary, type UnknownBand, type UnknownState } from './unknownQueries'
import { UnknownTable } from './UnknownTable'
import { WaitingClaims } from './WaitingClaims'

/** The desk of unknown funds: how old they are, whose they might be, who claims them. */
export function UnknownPage() {
  const { t } = useTranslation()
  const may = useMay()
  const executor = useMe().data?.roles.includes('EX') ?? false
  const [state, setState] = useState<UnknownState>('Open')
  const [band, setBand] = useState<UnknownBand>()
  const [only, setOnly] = useState<string[]>([])
  const [chosen, setChosen] = useState<number[]>([])
  const [dialog, setDialog] = useState<'claim' | 'publish' | null>(null)
  const filter = { state, band, overdue: only.includes('overdue'), onNotice: only.includes('notice'), likelyMine: only.includes('mine') }
  const summary = useUnknownSummary()
  const unknown = useUnknownFunds(filter)
  const rows = unknown.data?.pages.flatMap(p => p.items)
  const picked = (rows ?? []).filter(u => chosen.includes(u.lineId))
  const acts = may('unknown.claim') || may('unknown.publish')
  const close = () => { setDialog(null); setChosen([]) }
  const filtered = state !== 'Open' || band !== undefined || only.length > 0
  return (
    <div className="stack">
      <WaitingClaims />
      <Section flush title={t('nav.unknown')} hint={t('unknown.hint')}
        extra={<div className="bar">
          {summary.data && <span>{t('common.of', { count: summary.data.count })} <Amount value={summary.data.amount} strong /></span>}
          {!executor && may('statement.read') && <Export />}
        </div>}>
        <div className="bar bar-filter">
          <Select<UnknownState> value={state} onChange={setState} aria-label={t('common.state')} style={{ width: 104 }}
            options={(['Open', 'Claimed', 'Returned', 'Bond'] as const).map(s => ({ value: s, label: t(`unknown.states.${s}`) }))} />
          <Segmented<string> value={band ?? 'all'} onChange={b => setBand(b === 'all' ? undefined : b as UnknownBand)}
            options={[{ value: 'all', label: t('unknown.allAges') }, ...(summary.data?.bands ?? []).map(b => ({ value: b.band, label: `${t(`unknown.band.${b.band}`)} · ${b.count}` }))]} />
          <Checkbox.Group value={only} onChange={setOnly}
            options={[...(executor ? [{ value: 'mine', label: t('unknown.mine') }] : []), { value: 'overdue', label: t('unknown.overdueOnly') }, { value: 'notice', label: t('unknown.onNotice') }]} />
          <div className="bar-end">
            {may('unknown.claim') && <Button type="primary" disabled={picked.length === 0} onClick={() => setDialog('claim')}>{t('unknown.claimMany', { count: picked.length })}</Button>}
            {may('unknown.publish') && <Button disabled={picked.length === 0} onClick={() => setDialog('publish')}>{t('unknown.publishMany', { count: picked.length })}</Button>}
          </div>
        </div>
        <UnknownTable rows={rows} error={unknown.error} sticky chosen={acts && state === 'Open' ? { keys: chosen, choose: setChosen } : undefined}
          empty={filter.likelyMine ? { title: t('unknown.emptyMine'), hint: t('unknown.emptyMineHint') } : filtered ? { title: t('unknown.emptyFilter') } : undefined} />
        <MoreButton list={unknown} />
      </Section>
      {dialog === 'claim' && <ClaimDialog lines={picked} onClose={close} />}
      {dialog === 'publish' && <NoticeDialog lines={picked} onClose={close} />}
    </div>
  )
}

function Export() {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const [on, setOn] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async (reason: string) => {
    setBusy(true)
    try {
      await exportList(on, reason)
    } catch (error) {
      void message.error(refusalText(error, languageOf(i18n.language)).sentence)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <DatePicker size="small" placeholder={t('unknown.exportOn')} onChange={(_, text) => setOn(typeof text === 'string' && text ? text : null)} style={{ width: 190 }} />
      <ExportButton busy={busy} onTake={take}>{t('unknown.export')}</ExportButton>
    </>
  )
}
