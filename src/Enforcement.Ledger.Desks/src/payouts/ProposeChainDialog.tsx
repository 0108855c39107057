import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { readAmount } from '../money/amount'
import { type ChainStep, type ChainVersion, payeeClasses, useApprovingRoles } from './chainQueries'

type ChainForm = { steps: ChainStep[]; windowDays: number; effectiveFrom?: string; reason: string }

/** A new version, begun from the one approved last, line by line. */
export function ProposeChainDialog({ base, onClose }: { base: ChainVersion; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<ChainForm>()
  const roles = useApprovingRoles()
  const proposing = useAct((asked: ChainForm, header) => content(api.POST('/api/v1/approval-chains', {
    params: { header },
    body: {
      reason: asked.reason, windowDays: asked.windowDays, effectiveFrom: asked.effectiveFrom || undefined,
      steps: asked.steps.map(s => ({ ...s, from: readAmount(s.from) ?? '', needsDecision: s.needsDecision ?? false, flag: s.flag || null })),
    },
  })))
  const send = async () => {
    await proposing.mutateAsync(await form.validateFields())
    void message.success(t('chains.proposed'))
    onClose()
  }
  const amount = { validator: async (_: unknown, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }
  return (
    <Modal open width={860} title={t('chains.propose')} okText={t('chains.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: proposing.isPending }}
      onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('chains.proposeHint', { version: base.version })}</p>
      <RefusalNotice error={proposing.error ?? roles.error} />
      <Form<ChainForm> form={form} layout="vertical" initialValues={{ steps: base.steps, windowDays: base.windowDays }}>
        <Form.List name="steps">
          {(fields, { add, remove }) => (
            <>
              <div className="acts quiet"><span style={{ width: 18 }} /><span style={{ width: 150 }}>{t('chains.payee')}</span><span style={{ width: 140 }}>{t('chains.band')}</span><span style={{ width: 64 }}>{t('chains.step')}</span><span style={{ width: 130 }}>{t('chains.role')}</span><span>{t('chains.flag')}</span></div>
              {fields.map((f, n) => (
                <div key={f.key} className="acts">
                  <span className="digits quiet" style={{ width: 18, alignSelf: 'flex-start', lineHeight: '32px' }}>{n + 1}</span>
                  <Form.Item name={[f.name, 'payeeClass']}><Select style={{ width: 150 }} aria-label={t('chains.payee')} options={payeeClasses.map(c => ({ value: c, label: t(`chains.payees.${c}`) }))} /></Form.Item>
                  <Form.Item name={[f.name, 'from']} rules={[amount]}><Input style={{ width: 140 }} aria-label={t('chains.band')} inputMode="decimal" className="digits" /></Form.Item>
                  <Form.Item name={[f.name, 'step']}><InputNumber style={{ width: 64 }} aria-label={t('chains.step')} min={1} max={9} precision={0} /></Form.Item>
                  <Form.Item name={[f.name, 'role']}><Select style={{ width: 130 }} aria-label={t('chains.role')} options={(roles.data ?? []).map(r => ({ value: r, label: t(`access.roles.${r}`, r) }))} /></Form.Item>
                  <Form.Item name={[f.name, 'flag']}><Select style={{ width: 120 }} aria-label={t('chains.flag')} allowClear placeholder={t('chains.anyCase')} options={[{ value: 'major', label: t('chains.flags.major') }]} /></Form.Item>
                  <Form.Item name={[f.name, 'needsDecision']} valuePropName="checked"><Checkbox>{t('chains.decision')}</Checkbox></Form.Item>
                  <Form.Item><Button type="text" icon={<DeleteOutlined />} aria-label={t('chains.removeLine')} onClick={() => remove(f.name)} /></Form.Item>
                </div>
              ))}
              <Form.Item><Button icon={<PlusOutlined />} onClick={() => add({ payeeClass: 'party', from: '0.00', step: 1, role: 'DIR', needsDecision: false, flag: null })}>{t('chains.addLine')}</Button></Form.Item>
            </>
          )}
        </Form.List>
        <Form.Item name="windowDays" label={t('chains.windowLabel')} extra={t('chains.windowHint')}><InputNumber min={1} max={366} precision={0} /></Form.Item>
        <Form.Item name="effectiveFrom" label={t('chains.effectiveFrom')} extra={t('chains.effectiveHint')}><Input type="date" /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  )
}
