import { App, AutoComplete, Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { PaperRule } from './paperQueries'

type RuleForm = { book: string; accountName: string; bankName: string; scanRequired: boolean; effectiveFrom?: string; reason: string }

/** Another version of a book's rule, begun from the one that is in force. */
export function ProposePaperRule({ rules, onClose }: { rules: readonly PaperRule[]; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<RuleForm>()
  const books = [...new Set(rules.map(r => r.book))]
  const ofBook = (book: string) => {
    const rule = rules.find(r => r.book === book && r.state === 'in-force') ?? rules.find(r => r.book === book)
    return rule && { accountName: rule.accountName, bankName: rule.bankName, scanRequired: rule.scanRequired }
  }
  const propose = useAct((asked: RuleForm, header) => content(api.POST('/api/v1/papers/rules', { params: { header }, body: { ...asked, effectiveFrom: asked.effectiveFrom || undefined } })))
  const send = async () => {
    await propose.mutateAsync(await form.validateFields())
    void message.success(t('papers.ruleProposed'))
    onClose()
  }
  const needed = [{ required: true, whitespace: true, message: t('vouchers.needed') }]
  return (
    <Modal open title={t('papers.proposeRule')} okText={t('papers.proposeRule')} cancelText={t('common.cancel')} okButtonProps={{ loading: propose.isPending }} onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('papers.proposeRuleHint')}</p>
      <RefusalNotice error={propose.error} />
      <Form<RuleForm> form={form} layout="vertical" initialValues={{ book: books[0], scanRequired: false, ...(books[0] && ofBook(books[0])) }}>
        <Form.Item name="book" label={t('common.book')} rules={needed}><AutoComplete options={books.map(value => ({ value }))} onSelect={book => form.setFieldsValue(ofBook(book) ?? {})} /></Form.Item>
        <Form.Item name="scanRequired" valuePropName="checked" extra={t('papers.scanHint')}><Checkbox>{t('papers.scanAsk')}</Checkbox></Form.Item>
        <Form.Item name="accountName" label={t('papers.accountName')} rules={needed}><Input /></Form.Item>
        <Form.Item name="bankName" label={t('papers.bankName')} rules={needed}><Input /></Form.Item>
        <Form.Item name="effectiveFrom" label={t('chains.effectiveFrom')} extra={t('papers.ruleFromHint')}><Input type="date" /></Form.Item>
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}><Input.TextArea rows={2} /></Form.Item>
      </Form>
    </Modal>
  )
}
