import { App, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { useCaseClocks, type CaseDetail } from '../cases/caseQueries'
import { formatAmount, readAmount, sum } from '../money/amount'
import { useDepositGrounds } from './deferralQueries'
import { freeLots, LotBoxes } from './LotBoxes'

type DepositForm = { ground: string; document: string; evidence: string; amount?: string; party?: string; lotIds?: number[] }

/** Applies for the deposit of money for a creditor who cannot be paid. */
export function DepositDialog({ detail, onClose }: { detail: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<DepositForm>()
  const grounds = useDepositGrounds()
  const ground = Form.useWatch('ground', form)
  const chosen = grounds.data?.find(g => g.code === ground)
  const lots = useCaseClocks(detail.case.id)
  const free = freeLots(lots.data)
  const named = Form.useWatch('lotIds', form)
  const meant = free.filter(l => !named || named.includes(l.lotId))
  const applicants = detail.parties.filter(p => p.role === 'applicant')
  const apply = useAct((asked: DepositForm, header) => content(api.POST('/api/v1/deposits', {
    params: { header },
    body: { caseId: detail.case.id, ground: asked.ground, document: asked.document, evidence: asked.evidence, party: asked.party ?? null, lotIds: meant.length < free.length ? meant.map(l => l.lotId) : null, ...(asked.amount ? { amount: readAmount(asked.amount) ?? '' } : {}) },
  })))
  const send = async () => {
    await apply.mutateAsync(await form.validateFields())
    void message.success(t('deposits.applyDone'))
    onClose()
  }
  return (
    <Modal open title={t('deposits.apply')} okText={t('deposits.apply')} cancelText={t('common.cancel')} okButtonProps={{ loading: apply.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('deposits.applyHint')}</p>
      <RefusalNotice error={apply.error ?? grounds.error ?? lots.error} />
      <Form<DepositForm> form={form} layout="vertical">
        <Form.Item name="ground" label={t('deferrals.ground')} rules={[{ required: true, message: t('deferrals.groundMissing') }]} {...(chosen ? { extra: chosen.article } : {})}>
          <Select options={grounds.data?.map(g => ({ value: g.code, label: t(`deposits.grounds.${g.code}`, g.name) }))} />
        </Form.Item>
        <Form.Item name="document" label={t('deferrals.document')} rules={[{ required: true, whitespace: true, message: t('deferrals.documentMissing') }]}><Input /></Form.Item>
        <Form.Item name="evidence" label={t('deposits.evidence')} rules={[{ required: true, whitespace: true, message: t('deposits.evidenceMissing') }]}><Input.TextArea rows={2} /></Form.Item>
        {applicants.length > 1 && <Form.Item name="party" label={t('deposits.creditor')}><Select allowClear placeholder={applicants[0]?.name} options={applicants.map(p => ({ value: p.name, label: p.name }))} /></Form.Item>}
        {free.length > 0 && (
          <Form.Item name="lotIds" label={t('transfers.lots')} extra={t('deposits.lotsHint')} rules={[{ validator: async (_, ids?: number[]) => { if (ids?.length === 0) throw new Error(t('transfers.lotsMissing')) } }]}>
            <LotBoxes lots={free} />
          </Form.Item>
        )}
        <Form.Item name="amount" label={t('common.amount')} extra={t('deposits.amountHint', { amount: formatAmount(sum(meant.map(l => l.available))) })}
          rules={[{ validator: async (_, typed?: string) => { if (typed && readAmount(typed) === null) throw new Error(t('payouts.amountInvalid')) } }]}>
          <Input inputMode="decimal" className="digits" placeholder={t('caseHolds.all')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
