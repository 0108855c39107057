import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../access/me'
import { api, content } from '../api/client'
import { RefusalNotice } from '../api/RefusalNotice'
import { useAct } from '../api/useAct'
import type { Returned } from './returnQueries'

/** The second person's hand; who took the statement in is refused by the service. */
export function ConfirmReturn({ returned }: { returned: Returned }) {
  const { t } = useTranslation()
  const may = useMay()
  const { message } = App.useApp()
  const confirming = useAct((id: number, header) => content(api.POST('/api/v1/payouts/{id}/confirm-return', { params: { path: { id }, header } })))
  if (!may('return.confirm')) return <span className="quiet">–</span>
  return (
    <>
      <Button size="small" loading={confirming.isPending}
        onClick={() => confirming.mutate(returned.payoutId, { onSuccess: () => void message.success(t('returns.done')) })}>
        {t('returns.confirm')}
      </Button>
      <RefusalNotice error={confirming.error} />
    </>
  )
}
