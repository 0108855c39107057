import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** Asks for the next part of a list. */
export function MoreButton({ list }: { list: Paged }) {
  const { t } = useTranslation()
  return list.hasNextPage ? (
    <div className="more"><Button onClick={() => list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('common.more')}</Button></div>
  ) : null
}
