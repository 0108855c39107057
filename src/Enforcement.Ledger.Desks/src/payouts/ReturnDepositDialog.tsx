import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { Amount } from '../money/Amount'
import type { Deposit } from './deferralQueries'

/** The creditor appeared: asks for the return of a deposit, with the paper. */
export function ReturnDepositDialog({ deposit, onClose }: { deposit: Deposit; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ document: string }>()
  const ask = useAct((asked: { document: string }, header) => content(api.POST('/api/v1/deposits/{id}/return', { params: { path: { id: deposit.id }, header }, body: asked })))
  const send = async () => {
    await ask.mutateAsync(await form.validateFields())
    void message.success(t('deposits.returnDone'))
    onClose()
  }
  return (
    <Modal open title={t('deposits.return')} okText={t('deposits.return')} cancelText={t('common.cancel')} okButtonProps={{ loading: ask.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject">{deposit.creditor} <Amount value={deposit.amount} strong /></p>
      <p className="quiet">{t('deposits.returnHint')}</p>
      <RefusalNotice error={ask.error} />
      <Form form={form} layout="vertical" onFinish={() => void send().catch(() => undefined)}>
        <Form.Item name="document" label={t('deposits.returnDocument')} rules={[{ required: true, whitespace: true, message: t('deferrals.documentMissing') }]}><Input autoFocus /></Form.Item>
      </Form>
    </Modal>
  )
}
