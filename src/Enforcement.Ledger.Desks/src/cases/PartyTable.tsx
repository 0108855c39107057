import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../api/client'
import { Nothing } from '../shell/Nothing'
import { Rows } from '../shell/Rows'

type Party = Schemas['PartyView']

export function PartyTable({ parties }: { parties: Party[] }) {
  const { t } = useTranslation()
  return (
    <Rows<Party>
      rows={parties}
      rowKey={p => `${p.role} ${p.name}`}
      empty={<Nothing title={t('common.none')} />}
      columns={[
        { title: t('cases.role'), width: 110, render: (_, p) => <Tag variant="filled">{t(`cases.${p.role}`, p.role)}</Tag> },
        { title: t('cases.name'), dataIndex: 'name' },
        { title: t('cases.account'), render: (_, p) => <span className="digits">{p.account ?? '–'}</span> },
        { title: t('cases.bank'), render: (_, p) => p.bankName ?? '–' },
        { title: t('cases.confirmed'), render: (_, p) => (p.confirmedOn ? `${p.confirmedOn} ${p.confirmationDocument ?? ''}` : <span className="quiet">{t('cases.unconfirmed')}</span>) },
      ]}
    />
  )
}
