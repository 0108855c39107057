import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from './me'

type SecondPersonProps = {
  /** Whoever looks proposed it. */
  mine: boolean
  /** What the decision needs. */
  permission: string
  /** What the proposer can still do, such as taking it back. */
  own?: ReactNode
  /** The decision, offered to whoever can take it. */
  children: ReactNode
}

/** What one person proposed and another decides: the decision for those who can, and for all others the sentence who can and why they cannot. */
export function SecondPerson({ mine, permission, own, children }: SecondPersonProps) {
  const { t } = useTranslation()
  const may = useMay()
  const me = useMe()
  if (!mine && may(permission)) return <>{children}</>
  const who = (me.data?.holders[permission] ?? []).map(role => t(`access.roles.${role}`, role)).join(t('common.listed'))
  return <>{mine && own}<span className="quiet second-person">{t(mine ? 'access.ownProposal' : 'access.othersDecide', { who })}</span></>
}
