import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { readAmount } from '../money/amount'
import type { Scan } from './paperQueries'

type Typed = { caseNumber: string; amount: string; payee: string; account: string; signers: { name: string; on: string }[] }

/** What stands on the signed paper, typed from the scan by another person. Nothing is filled in: what the record says is not to be copied. */
export function CheckScanDialog({ scan, onClose }: { scan: Scan; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const check = useAct((asked: Typed, header) =>
    content(api.POST('/api/v1/papers/scans/{id}/check', { params: { path: { id: scan.id }, header }, body: { ...asked, amount: readAmount(asked.amount) ?? '' } })))
  const send = async () => {
    const { mismatches } = await check.mutateAsync(await form.validateFields())
    if (mismatches.length === 0) void message.success(t('papers.agrees'))
    else void message.warning(t('papers.disagrees', { fields: mismatches.map(m => t(`papers.fields.${m}`)).join(t('common.listed')) }))
    onClose()
  }
  const needed = [{ required: true, whitespace: true, message: t('papers.typedMissing') }]
  return (
    <Modal open title={t('papers.check')} okText={t('papers.checkAct')} cancelText={t('common.cancel')} okButtonProps={{ loading: check.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="act-subject"><a href={`/api/v1/papers/scans/${scan.id}`} target="_blank" rel="noreferrer">{scan.name}</a></p>
      <p className="quiet">{t('papers.checkHint')}</p>
      <RefusalNotice error={check.error} />
      <Form<Typed> form={form} layout="vertical" autoComplete="off" initialValues={{ signers: [{}] }}>
        <Form.Item name="caseNumber" label={t('papers.fields.caseNumber')} rules={needed}><Input autoFocus /></Form.Item>
        <Form.Item name="amount" label={t('papers.fields.amount')} rules={[{ validator: async (_, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]}><Input inputMode="decimal" className="digits" /></Form.Item>
        <Form.Item name="payee" label={t('papers.fields.payee')} rules={needed}><Input /></Form.Item>
        <Form.Item name="account" label={t('papers.fields.account')} extra={t('papers.accountHint')} rules={needed}><Input className="digits" /></Form.Item>
        <Form.List name="signers">
          {(fields, { add, remove }) => (
            <Form.Item label={t('papers.fields.signers')}>
              {fields.map(field => (
                <div className="bar" key={field.key}>
                  <Form.Item name={[field.name, 'name']} rules={needed} style={{ flex: 1, marginBottom: 8 }}><Input placeholder={t('papers.signer')} aria-label={t('papers.signer')} /></Form.Item>
                  <Form.Item name={[field.name, 'on']} rules={needed} style={{ width: 160, marginBottom: 8 }}><Input type="date" className="digits" aria-label={t('papers.signedOn')} /></Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={t('papers.removeSigner')} onClick={() => remove(field.name)} style={{ marginBottom: 8 }} />
                </div>
              ))}
              <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>{t('papers.addSigner')}</Button>
            </Form.Item>
          )}
        </Form.List>
      </Form>
    </Modal>
  )
}
