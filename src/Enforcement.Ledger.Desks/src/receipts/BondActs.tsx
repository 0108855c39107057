import { Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import type { Bond, ConversionKind } from './bondQueries'
import { UnknownActDialog, type UnknownAct } from './UnknownActDialog'

/** What the reader may do with a bond now; whoever proposed a thing does not decide it. */
export function BondActs({ bond }: { bond: Bond }) {
  const { t } = useTranslation()
  const may = useMay()
  const [asked, setAsked] = useState<UnknownAct>()
  const id = bond.id
  const { refund, conversion } = bond
  const act = (title: string, reason: UnknownAct['reason'], kind: UnknownAct['kind'], send: UnknownAct['send'], more: Partial<UnknownAct> = {}): UnknownAct => ({ title, reason, kind, send, done: t('unknown.decided'), ...more })
  const convert = (kind: ConversionKind) => act(t(`bonds.conversion.${kind}`), 'required', kind === 'Price' ? 'primary' : 'danger',
    (document, header) => content(api.POST('/api/v1/bonds/{id}/convert', { params: { path: { id }, header }, body: { kind, document } })), { label: t(`bonds.document.${kind}`), explain: t('bonds.convertExplain'), done: t('bonds.proposed') })
  const acts: UnknownAct[] = []
  if (bond.state === 'Proposed' && !bond.mine && may('bond.confirm')) {
    acts.push(act(t('bonds.confirm'), 'none', 'primary', (_, header) => content(api.POST('/api/v1/bonds/confirm', { params: { header }, body: { bondIds: [id] } })), { explain: t('bonds.confirmExplain', { number: bond.auctionNo }) }))
    acts.push(act(t('bonds.reject'), 'required', 'danger', (reason, header) => content(api.POST('/api/v1/bonds/{id}/reject', { params: { path: { id }, header }, body: { reason } }))))
  }
  if (bond.state === 'Held' && conversion?.state === 'proposed') {
    const path = { id: conversion.id }
    if (conversion.mine) acts.push(act(t('unknown.withdraw'), 'none', 'danger', (_, header) => content(api.POST('/api/v1/bonds/conversions/{id}/withdraw', { params: { path, header }, body: { reason: null } }))))
    else if (may('bond.confirm')) {
      acts.push(act(t('bonds.confirmConversion'), 'none', 'primary', (_, header) => content(api.POST('/api/v1/bonds/conversions/{id}/confirm', { params: { path, header } })), { explain: `${t(`bonds.conversion.${conversion.kind}`)}${t('common.colon')}${conversion.document}` }))
      acts.push(act(t('unknown.reject'), 'required', 'danger', (reason, header) => content(api.POST('/api/v1/bonds/conversions/{id}/reject', { params: { path, header }, body: { reason } }))))
    }
  } else if (bond.state === 'Held' && refund?.state === 'proposed') {
    const path = { id: refund.id }
    if (refund.mine) acts.push(act(t('unknown.withdraw'), 'none', 'danger', (_, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/withdraw', { params: { path, header }, body: { reason: null } }))))
    else if (may('unknown.confirm')) {
      acts.push(act(t('unknown.approve'), 'none', 'primary', (_, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/approve', { params: { path, header } })), { explain: t('unknown.refundExplain', { payer: bond.payer ?? '–', account: bond.payerAccount ?? '–' }) }))
      acts.push(act(t('unknown.reject'), 'required', 'danger', (reason, header) => content(api.POST('/api/v1/unknown-funds/refunds/{id}/reject', { params: { path, header }, body: { reason } }))))
    }
  } else if (bond.state === 'Held' && bond.ended) {
    if (bond.won && may('bond.convert')) acts.push(convert('Price'), convert('Default'))
    if (!bond.won && may('unknown.refund')) acts.push(act(t('bonds.giveBack'), 'required', 'primary', (reason, header) => content(api.POST('/api/v1/unknown-funds/refunds', { params: { header }, body: { lineId: bond.lineId, reason, accountNo: null } })), { explain: t('unknown.refundExplain', { payer: bond.payer ?? '–', account: bond.payerAccount ?? '–' }), done: t('unknown.refundDone') }))
  }
  if (bond.state === 'Held' && !bond.won && conversion?.state !== 'proposed' && refund?.state !== 'proposed') {
    if (!bond.undo && may('bond.propose')) acts.push(act(t('bonds.undo'), 'required', 'danger', (reason, header) => content(api.POST('/api/v1/bonds/{id}/undo', { params: { path: { id }, header }, body: { reason } })), { explain: t('bonds.undoExplain'), done: t('bonds.proposed') }))
    if (bond.undo && !bond.undo.mine && may('bond.confirm')) acts.push(act(t('bonds.confirmUndo'), 'none', 'danger', (_, header) => content(api.POST('/api/v1/bonds/{id}/undo/confirm', { params: { path: { id }, header } })), { explain: t('bonds.undoAsked', { name: bond.undo.askedBy, reason: bond.undo.reason }) }))
  }
  return (
    <>
      <Space size={4}>{acts.map(a => <Button key={a.title} size="small" danger={a.kind === 'danger'} onClick={() => setAsked(a)}>{a.title}</Button>)}</Space>
      {asked && <UnknownActDialog act={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
