import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PayoutState } from './payoutQueries'

const colours: Record<PayoutState, string> = {
  Draft: 'default', InApproval: 'blue', NoticeIssued: 'cyan', Accepted: 'geekblue', Released: 'purple', Uncertain: 'red', Paid: 'green', Failed: 'red', Returned: 'volcano',
  Disputed: 'orange', OnHold: 'gold', Withdrawn: 'default',
}

export function PayoutStateTag({ state }: { state: PayoutState }) {
  const { t } = useTranslation()
  return <Tag variant="filled" color={colours[state]}>{t(`payouts.state.${state}`)}</Tag>
}
