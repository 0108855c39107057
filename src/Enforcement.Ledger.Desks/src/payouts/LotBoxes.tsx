import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Amount } from '../money/Amount'
import { isZero } from '../money/amount'
import type { LotClock } from '../oversight/clockQueries'

/** Lots of which something is free. */
export const freeLots = (lots: readonly LotClock[] | undefined) => (lots ?? []).filter(l => !isZero(l.available))

/** Lots and what each has free, as a field of a form; all are meant until one is taken out. */
export function LotBoxes({ lots, value, onChange, id }: { lots: readonly LotClock[]; value?: number[]; onChange?: (ids: number[]) => void; id?: string }) {
  const { t } = useTranslation()
  return (
    <div id={id} role="group">
      <Checkbox.Group className="lot-boxes" value={value ?? lots.map(l => l.lotId)} {...(onChange && { onChange })}>
        {lots.map(l => (
          <Checkbox key={l.lotId} value={l.lotId}>
            <span className="digits">{l.arrivedOn}</span> <span className="quiet digits">{t('clocks.lotNo', { id: l.lotId })}</span> <Amount value={l.available} strong />
          </Checkbox>
        ))}
      </Checkbox.Group>
    </div>
  )
}
