import { Button, Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MatchExplanation } from './MatchExplanation'

/** Opens the explanation of a line beside the list in which it stands. */
export function WhyButton({ lineId, children }: { lineId: number; children?: ReactNode }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="link" size="small" aria-label={`${t('matching.why')} ${lineId}`} onClick={() => setOpen(true)}>{children ?? t('matching.why')}</Button>
      <Drawer open={open} size={620} destroyOnHidden onClose={() => setOpen(false)} title={<span className="drawer-title">{t('matching.whyTitle')} <span className="digits">{lineId}</span></span>}>
        <MatchExplanation lineId={lineId} />
      </Drawer>
    </>
  )
}
