import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content, type Schemas } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeDate } from '../calendar/dates'
import { Amount } from '../money/Amount'
import { amountColumn } from '../money/amountColumn'
import { readAmount } from '../money/amount'
import { Rows } from '../shell/Rows'

type Dated = { on: string; amount: string }
type InterestForm = { debts: Dated[]; paid?: Dated[]; stays?: { from: string; until: string }[]; until: string }

/** Reckons the doubled part of delay interest; nothing is kept. */
export function DelayInterestDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<InterestForm>()
  const reckon = useAct((asked: InterestForm) => content(api.POST('/api/v1/deductions/delay-interest', {
    body: {
      debts: asked.debts.map(d => ({ dueOn: d.on, amount: readAmount(d.amount) ?? '' })), until: asked.until,
      paid: (asked.paid ?? []).map(p => ({ on: p.on, amount: readAmount(p.amount) ?? '' })), stays: asked.stays ?? [],
    },
  })))
  const submit = () => void form.validateFields().then(asked => reckon.mutateAsync(asked)).catch(() => undefined)
  const needed = [{ required: true, message: t('vouchers.needed') }]
  const money = [{ validator: async (_: unknown, typed: string) => { if (readAmount(typed ?? '') === null) throw new Error(t('payouts.amountInvalid')) } }]
  const list = (name: 'debts' | 'paid' | 'stays', label: string, day: string, another: string) => (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <Form.Item label={label}>
          {fields.map(field => (
            <div className="bar" key={field.key}>
              <Form.Item name={[field.name, name === 'stays' ? 'from' : 'on']} rules={needed} style={{ width: 160, marginBottom: 8 }}><Input type="date" aria-label={day} className="digits" /></Form.Item>
              {name === 'stays'
                ? <Form.Item name={[field.name, 'until']} rules={needed} style={{ width: 160, marginBottom: 8 }}><Input type="date" aria-label={t('interest.until')} className="digits" /></Form.Item>
                : <Form.Item name={[field.name, 'amount']} rules={money} style={{ width: 160, marginBottom: 8 }}><Input inputMode="decimal" placeholder={t('common.amount')} aria-label={t('common.amount')} className="digits" /></Form.Item>}
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('interest.remove')} onClick={() => remove(field.name)} style={{ marginBottom: 8 }} />
            </div>
          ))}
          <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>{another}</Button>
        </Form.Item>
      )}
    </Form.List>
  )
  return (
    <Modal open width={640} title={t('interest.title')} okText={t('interest.reckon')} cancelText={t('common.cancel')} okButtonProps={{ loading: reckon.isPending }} onOk={submit} onCancel={onClose}>
      <p className="quiet">{t('interest.hint')}</p>
      <RefusalNotice error={reckon.error} />
      <Form<InterestForm> form={form} layout="vertical" requiredMark={false} initialValues={{ debts: [{}], until: officeDate(new Date()) }} onFinish={submit}>
        {list('debts', t('interest.debts'), t('interest.dueOn'), t('interest.addDebt'))}
        {list('paid', t('interest.paid'), t('interest.paidOn'), t('interest.addPaid'))}
        {list('stays', t('interest.stays'), t('interest.from'), t('interest.addStay'))}
        <Form.Item name="until" label={t('interest.reckonUntil')} rules={needed} style={{ width: 180 }}><Input type="date" className="digits" /></Form.Item>
      </Form>
      {reckon.data && (
        <>
          <p>{t('interest.result')} <Amount value={reckon.data.interest} strong /> <span className="quiet">{t('interest.unpaid')} <Amount value={reckon.data.unpaid} /></span></p>
          <Rows<Schemas['InterestStretch']> rows={reckon.data.stretches} rowKey={s => `${s.dueOn} ${s.after}`} empty={null} columns={[
            amountColumn(t('interest.balance'), s => s.balance),
            { title: t('interest.after'), render: (_, s) => <span className="digits">{s.after} – {s.until}</span> },
            { title: t('interest.days'), align: 'right', render: (_, s) => <span className="digits">{s.days}</span> },
            amountColumn(t('interest.interest'), s => s.interest),
          ]} />
        </>
      )}
    </Modal>
  )
}
