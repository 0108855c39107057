import { App, Checkbox, Form, Input, InputNumber, Modal, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, content, type Schemas } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { RuleSet, TierRule } from './matchingQueries'

type Form = { reason: string; T3: boolean; T4: boolean; T5: boolean; amountSuffices: boolean; blocks4: string[]; blocks5: string[]; minimum4: number; minimum5: number }

const blocks4 = ['SubAccount', 'Number', 'Title', 'NoYear', 'NoCourt']
const blocks5 = ['PayerAccount', 'PayerName']

/** A new version, begun from the one in force. The sub-account comes first and is always on. */
export function ProposeRulesDialog({ base, onClose }: { base: RuleSet; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Form>()
  const proposing = useAct((asked: Form, header) => content(api.POST('/api/v1/matching-rules', { params: { header }, body: { reason: asked.reason, rules: rulesOf(asked) } })))
  const send = async () => {
    await proposing.mutateAsync(await form.validateFields())
    void message.success(t('matching.done'))
    onClose()
  }
  const of = (tier: string) => base.rules.find(r => r.tier === tier)
  const options = (blocks: string[]) => blocks.map(b => ({ value: b, label: t(`matching.block.${b}`, b) }))
  const proposes = (tier: 'T4' | 'T5', blocks: string[]) => (
    <>
      <Form.Item name={tier} valuePropName="checked" label={`${tier} ${t(`matching.tiers.${tier}`)}`}><Switch /></Form.Item>
      <Form.Item name={tier === 'T4' ? 'blocks4' : 'blocks5'} label={t('matching.blocks')}><Checkbox.Group options={options(blocks)} /></Form.Item>
      <Form.Item name={tier === 'T4' ? 'minimum4' : 'minimum5'} label={t('matching.minimum')}><InputNumber min={1} max={100} precision={0} /></Form.Item>
    </>
  )
  return (
    <Modal open width={640} title={t('matching.propose')} okText={t('matching.propose')} cancelText={t('common.cancel')} okButtonProps={{ loading: proposing.isPending }}
      onOk={() => void send().catch(() => undefined)} onCancel={onClose}>
      <p className="quiet">{t('matching.proposeHint', { version: base.version })}</p>
      <RefusalNotice error={proposing.error} />
      <Form<Form> form={form} layout="vertical" initialValues={{
        T3: of('T3')?.enabled, T4: of('T4')?.enabled, T5: of('T5')?.enabled, amountSuffices: of('T3')?.parameters.amountSuffices ?? false,
        blocks4: of('T4')?.parameters.blocks ?? [], blocks5: of('T5')?.parameters.blocks ?? [], minimum4: of('T4')?.parameters.minimumScore ?? 40, minimum5: of('T5')?.parameters.minimumScore ?? 30,
      }}>
        <Form.Item name="T3" valuePropName="checked" label={`T3 ${t('matching.tiers.T3')}`}><Switch /></Form.Item>
        <Form.Item name="amountSuffices" valuePropName="checked"><Checkbox>{t('matching.amountSuffices')}</Checkbox></Form.Item>
        {proposes('T4', blocks4)}
        {proposes('T5', blocks5)}
        <Form.Item name="reason" label={t('common.reason')} rules={[{ required: true, whitespace: true, message: t('payouts.reasonMissing') }]}>
          <Input.TextArea rows={2} placeholder={t('matching.reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function rulesOf(form: Form): TierRule[] {
  const blocks = (of: string[]) => of as Schemas['CandidateBlock'][]
  return [
    { tier: 'T1', position: 1, enabled: true, parameters: {} },
    { tier: 'T3', position: 2, enabled: form.T3, parameters: { amountSuffices: form.amountSuffices } },
    { tier: 'T4', position: 3, enabled: form.T4, parameters: { blocks: blocks(form.blocks4), minimumScore: form.minimum4 } },
    { tier: 'T5', position: 4, enabled: form.T5, parameters: { blocks: blocks(form.blocks5), minimumScore: form.minimum5 } },
  ]
}
