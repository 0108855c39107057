import { App, Button, Checkbox, Form, Input, InputNumber, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SecondPerson } from '../access/SecondPerson'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import { officeMinute } from '../calendar/dates'
import { useBooks } from '../reconciliation/reconciliationQueries'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'
import { Section } from '../shell/Section'
import { type Profile, useProfiles } from './bankQueries'

type ProfileForm = { book?: string; format: string; encoding: string; batchBooking: boolean; answerWithinWorkdays: number; reason: string }

/** How the files look: one person proposes another format, another approves it. */
export function BankProfiles() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const profiles = useProfiles(true)
  const [open, setOpen] = useState(false)
  const books = useBooks(open)
  const codes = (books.data ?? []).map(b => b.code)
  const [form] = Form.useForm<ProfileForm>()
  const format = Form.useWatch('format', form)
  const propose = useAct((asked: ProfileForm, header) =>
    content(api.POST('/api/v1/payments/profiles', { params: { header }, body: { ...asked, encoding: asked.format === 'cn-csv' ? asked.encoding : 'UTF-8', book: asked.book ?? codes[0] ?? null } })))
  const approve = useAct((id: number, header) => content(api.POST('/api/v1/payments/profiles/{id}/approve', { params: { path: { id }, header } })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('banking.proposed'))
    setOpen(false)
  }
  return (
    <Section flush title={t('banking.profiles')} hint={t('banking.profilesHint')} extra={<Button onClick={() => setOpen(true)}>{t('banking.propose')}</Button>}>
      <RefusalNotice error={approve.error} />
      <Rows<Profile>
        rows={profiles.data}
        error={profiles.error}
        rowKey={p => p.id}
        empty={<Nothing title={t('banking.usualProfile')} hint={t('banking.usualProfileHint')} />}
        columns={[
          { title: t('common.book'), width: 90, dataIndex: 'book' },
          { title: t('banking.format'), width: 190, render: (_, p) => <>{t(`banking.formats.${p.format}`, p.format)} <span className="quiet">{p.encoding}</span> {p.inForce && <Tag color="green">{t('banking.inForce')}</Tag>}</> },
          { title: t('banking.oneDebit'), width: 110, render: (_, p) => p.batchBooking ? t('banking.yes') : t('banking.no') },
          { title: t('banking.silence'), width: 130, render: (_, p) => <span className="digits">{t('banking.workdays', { count: p.answerWithinWorkdays })}</span> },
          { title: t('common.reason'), render: (_, p) => p.reason },
          { title: t('banking.proposedBy'), width: 150, render: (_, p) => <>{p.proposedBy}<div className="quiet digits">{officeMinute(p.proposedAt)}</div></> },
          { title: t('banking.approvedBy'), width: 170, render: (_, p) => p.approvedAt ? <>{p.approvedBy}<div className="quiet digits">{officeMinute(p.approvedAt)}</div></> : (
            <SecondPerson mine={p.mine} permission="payout.release"><Button size="small" type="primary" loading={approve.isPending} onClick={() => approve.mutate(p.id)}>{t('banking.approve')}</Button></SecondPerson>
          ) },
        ]}
      />
      <Modal open={open} title={t('banking.propose')} okText={t('banking.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={() => setOpen(false)}>
        <p className="quiet">{t('banking.proposeHint')}</p>
        <RefusalNotice error={propose.error ?? books.error} />
        <Form form={form} layout="vertical" initialValues={{ format: 'pain.001.001.03', encoding: 'GB18030', batchBooking: false, answerWithinWorkdays: 2 }}>
          {codes.length > 1 && <Form.Item name="book" label={t('common.book')} initialValue={codes[0]}><Select options={codes.map(value => ({ value, label: value }))} /></Form.Item>}
          <Form.Item name="format" label={t('banking.format')}><Select options={['pain.001.001.03', 'pain.001.001.09', 'cn-csv', 'cn-xlsx'].map(value => ({ value, label: t(`banking.formats.${value}`, value) }))} /></Form.Item>
          {format === 'cn-csv' && <Form.Item name="encoding" label={t('banking.encoding')}><Select options={['GB18030', 'GBK', 'UTF-8'].map(value => ({ value, label: value }))} /></Form.Item>}
          <Form.Item name="batchBooking" valuePropName="checked"><Checkbox>{t('banking.oneDebitAsk')}</Checkbox></Form.Item>
          <Form.Item name="answerWithinWorkdays" label={t('banking.silence')} extra={t('banking.silenceHint')}><InputNumber min={1} max={60} precision={0} /></Form.Item>
          <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
        </Form>
      </Modal>
    </Section>
  )
}
