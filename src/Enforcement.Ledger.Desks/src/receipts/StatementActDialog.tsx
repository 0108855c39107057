import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { formatAmount } from '../money/amount'
import type { HoldDecisionKind, StatementDetail } from './statementQueries'

export type StatementAct = HoldDecisionKind | 'approve' | 'decline'

type Asked = { reason?: string }

/** Asks once before an act on a held statement: what it does, and the reason. A refusal stays in the dialog. */
export function StatementActDialog({ act, detail, onClose }: { act: StatementAct; detail: StatementDetail; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Asked>()
  const id = detail.statement.id
  const doing = useAct(async ({ reason }: Asked, header: { 'Idempotency-Key': string }) => {
    const params = { path: { id }, header }
    if (act === 'approve') await content(api.POST('/api/v1/statements/{id}/decision/approve', { params }))
    else if (act === 'decline') await content(api.POST('/api/v1/statements/{id}/decision/decline', { params, body: { reason: reason ?? null } }))
    else await content(api.POST('/api/v1/statements/{id}/decision', { params, body: { kind: act, reason: reason ?? null } }))
  })
  const send = async () => {
    await doing.mutateAsync(await form.validateFields())
    void message.success(`${t(`decision.act.${act}`)}${t('common.colon')}${t('payouts.done')}`)
    onClose()
  }
  const open = detail.decisions.find(d => d.state === 'proposed')
  return (
    <Modal
      open
      title={t(`decision.act.${act}`)}
      okText={t(`decision.act.${act}`)}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: act === 'Withdraw' || act === 'decline', loading: doing.isPending }}
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      <p className="act-subject">{detail.statement.ident}</p>
      <p className="quiet">{t(`decision.explain.${act}`)}</p>
      {open && <p>{t(`decision.kind.${open.kind}`)}{t('common.colon')}{t('decision.effect', { lines: open.lines, missing: formatAmount(open.difference) })}</p>}
      <RefusalNotice error={doing.error} />
      <Form<Asked> form={form} layout="vertical">
        {act !== 'approve' && (
          <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('decision.reasonMissing') }]}><Input.TextArea rows={3} autoFocus maxLength={1000} /></Form.Item>
        )}
      </Form>
    </Modal>
  )
}
